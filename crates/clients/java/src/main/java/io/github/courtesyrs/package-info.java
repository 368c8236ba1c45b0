/** A client of {@code courtesy serve}: begin with {@link io.github.courtesyrs.Courtesy}. */
package io.github.courtesyrs;
