package main

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// check finds in an answer what the compiler doesn't see: words that the contract doesn't have, required fields that are
// empty, and placeholders that nobody fills in. There is nothing to change in this file.
func check(t *testing.T, answer Answer) {
	t.Helper()
	for _, fault := range faults("answer", reflect.ValueOf(answer)) {
		t.Error(fault)
	}
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

func faults(place string, value reflect.Value) (found []string) {
	switch value.Kind() {
	case reflect.Interface:
		return faults(place, value.Elem())
	case reflect.Slice:
		for index := range value.Len() {
			found = append(found, faults(fmt.Sprintf("%s[%d]", place, index), value.Index(index))...)
		}
	case reflect.Struct:
		for index := range value.NumField() {
			name, options, _ := strings.Cut(value.Type().Field(index).Tag.Get("json"), ",")
			found = append(found, faultsOfField(place+"."+name, value.Field(index), options != "")...)
		}
	case reflect.String:
		if word, is := value.Interface().(interface{ Known() bool }); is && !word.Known() {
			found = append(found, fmt.Sprintf("%s: the contract has no word %q", place, value))
		}
		for _, match := range placeholder.FindAllStringSubmatch(value.String(), -1) {
			if !slices.Contains(Placeholders, match[1]) {
				found = append(found, fmt.Sprintf("%s: nobody fills in the placeholder %s", place, match[0]))
			}
		}
	}
	return found
}

func faultsOfField(place string, field reflect.Value, optional bool) []string {
	_, isMoment := field.Interface().(interface{ IsZero() bool })
	canBeEmpty := optional || field.Kind() < reflect.Complex64 || field.Type().Size() == 0
	switch {
	case field.IsZero() && !canBeEmpty:
		return []string{place + " is missing"}
	case field.IsZero() || isMoment:
		return nil
	default:
		return faults(place, field)
	}
}
