import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { buildSchema, parse, print, validate } from 'graphql';
import * as ts from 'typescript';

import { schema } from '../src/api';
import { HOOKS, withDefaults } from '../src/settings';

const FOLDER = join(__dirname, '../..');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

function blocks(language: string): string[] {
    return [...README.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
        .filter(([, info]) => info === language)
        .map(([, , text]) => text);
}

test("the page's TypeScript compiles against the plugin", () => {
    const texts = blocks('ts');
    assert.equal(texts.length, 2);
    const { options } = ts.parseJsonConfigFileContent(
        ts.readConfigFile(join(FOLDER, 'tsconfig.json'), ts.sys.readFile).config,
        ts.sys,
        FOLDER,
    );
    const names = texts.map((_, index) => join(FOLDER, `readme-${index}.ts`));
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists, getSourceFile } = host;
    const own = (name: string) => texts[names.indexOf(name)]?.replace("'@courtesy/vendure-plugin'", "'./src'");
    host.readFile = name => own(name) ?? readFile(name);
    host.fileExists = name => names.includes(name) || fileExists(name);
    host.getSourceFile = (name, target) => {
        const text = own(name);
        return text === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, text, target);
    };
    const program = ts.createProgram(names, { ...options, noEmit: true, rootDir: undefined }, host);
    assert.deepEqual(
        ts.getPreEmitDiagnostics(program).map(problem => ts.flattenDiagnosticMessageText(problem.messageText, '\n')),
        [],
    );
});

test("the page's queries are valid in the Admin API", () => {
    const vendure = `
        interface Node { id: ID! } interface PaginatedList { items: [Node!]! totalItems: Int! }
        scalar DateTime type Customer implements Node { id: ID! } type Query { a: Int } type Mutation { a: Int }
        input Is { eq: String } input Filter { state: Is }
    `;
    const extended = print(schema).replace(
        'input CourtesyTaskListOptions',
        'input CourtesyTaskListOptions { filter: Filter }',
    );
    const whole = buildSchema(`${vendure} ${extended}`);
    const [text] = blocks('graphql');
    for (const operation of text.trim().split(/\n(?=query|mutation)/)) {
        assert.deepEqual(
            validate(whole, parse(operation)).map(error => error.message),
            [],
        );
    }
});

test('the page explains every setting', () => {
    const explained = [...README.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names]) =>
        [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const all = [...Object.keys(withDefaults({ timeZone: 'UTC' }, {})), 'channels', 'companyName', 'phoneNumber'];
    assert.deepEqual(
        all.filter(name => !explained.includes(name)),
        [],
    );
});

test('the page names every hook on which the plugin can ask', () => {
    assert.deepEqual(
        HOOKS.filter(hook => !README.includes(`| \`${hook}\` |`)),
        [],
    );
});
