/**
 * Reads the contract (graphql/schema.graphql and graphql/operations/) and writes
 *   src/gql/schema.ts        enums, inputs, and what the cache must know of the schema
 *   src/gql/fragments.ts     one type for each fragment
 *   src/gql/<Operation>.ts   result, variables and document of one operation
 * `--check` writes nothing and fails when a file would change.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  typeFromAST,
  validate,
  visit,
} from "graphql";

const root = fileURLToPath(new URL("../..", import.meta.url));
const operationsFolder = join(root, "graphql/operations");
const outFolder = join(root, "frontend/src/gql");
const check = process.argv.includes("--check");
const note = "// Generated from graphql/ by `npm run gql`. Do not edit.\n";

const scalars = { ID: "string", String: "string", Int: "number", Float: "number", Boolean: "boolean" };
const ownScalars = { DateTime: "string", UUID: "string", JSON: "unknown", JSONString: "string", Decimal: "string", Date: "string" };

const schema = buildSchema(readFileSync(join(root, "graphql/schema.graphql"), "utf8"));
const files = readdirSync(operationsFolder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".graphql"))
  .sort();
const fragments = new Map();
const operations = new Map();
for (const file of files) readDocument(file);

function fail(message) {
  console.error(message);
  process.exit(1);
}

function readDocument(file) {
  const path = join(operationsFolder, file);
  const { definitions } = parse(readFileSync(path, "utf8"));
  if (definitions.length !== 1) fail(`${file}: one definition for each file`);
  const [definition] = definitions;
  const name = definition.name?.value;
  if (name !== basename(file, ".graphql")) fail(`${file}: the file is named after what it holds (${name})`);
  const target = definition.kind === Kind.FRAGMENT_DEFINITION ? fragments : operations;
  if (target.has(name)) fail(`${file}: ${name} exists twice`);
  target.set(name, definition);
}

/** The fragments a definition needs, each once, sorted by name so that the text does not depend on order. */
function neededFragments(definition, found = new Map()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment) fail(`${definition.name.value}: unknown fragment ${name.value}`);
      if (found.has(name.value)) return;
      found.set(name.value, fragment);
      neededFragments(fragment, found);
    },
  });
  return found;
}

const typenameField = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
function withTypenames(definition) {
  return visit(definition, {
    SelectionSet: {
      leave(node, _key, parent) {
        if (parent.kind === Kind.OPERATION_DEFINITION) return undefined;
        if (node.selections.some((s) => s.kind === Kind.FIELD && s.name.value === "__typename")) return undefined;
        return { ...node, selections: [...node.selections, typenameField] };
      },
    },
  });
}

function documentText(operation) {
  const needed = [...neededFragments(operation).values()].sort((a, b) => a.name.value.localeCompare(b.name.value));
  return [operation, ...needed].map((definition) => print(withTypenames(definition))).join("\n\n");
}

// ---- types of results -------------------------------------------------------------------------------------------
function leafType(type) {
  if (isEnumType(type)) {
    usedEnums.add(type.name);
    return type.name;
  }
  const known = scalars[type.name] ?? ownScalars[type.name];
  if (!known) fail(`scalar ${type.name} has no TypeScript type: add it to scripts/generate-operations.mjs`);
  return known;
}

function wrap(type, inner) {
  if (isNonNullType(type)) return wrapNonNull(type.ofType, inner);
  return `${wrapNonNull(type, inner)} | null`;
}
function wrapNonNull(type, inner) {
  if (!isListType(type)) return inner;
  const item = wrap(type.ofType, inner);
  return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
}

/** Collects the selection for one concrete type: response key → { field, selections }. */
function collect(type, selections, fields = new Map()) {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = fields.get(key) ?? { name: selection.name.value, selections: [], optional: false };
      known.selections.push(...(selection.selectionSet?.selections ?? []));
      known.optional ||= selection.directives.some((d) => d.name.value === "include" || d.name.value === "skip");
      fields.set(key, known);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
    const applies = condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
    if (applies) collect(type, fragment.selectionSet.selections, fields);
  }
  return fields;
}

function objectType(typenames, type, selections, indent) {
  const pad = "  ".repeat(indent + 1);
  const lines = [`${pad}__typename: ${typenames.map((name) => JSON.stringify(name)).join(" | ")};`];
  for (const [key, { name, selections: inner, optional }] of collect(type, selections)) {
    if (name === "__typename") continue;
    const field = type.getFields()[name];
    const named = getNamedType(field.type);
    const text = isLeafType(named) ? leafType(named) : selectionType(named, inner, indent + 1);
    lines.push(`${pad}${key}${optional ? "?" : ""}: ${wrap(field.type, text)};`);
  }
  return `{\n${lines.join("\n")}\n${"  ".repeat(indent)}}`;
}

function selectionType(type, selections, indent) {
  if (isObjectType(type)) return objectType([type.name], type, selections, indent);
  const groups = new Map();
  for (const possible of schema.getPossibleTypes(type)) {
    const shape = JSON.stringify([...collect(possible, selections)].map(([k, v]) => [k, v.name, v.selections.map(print)]));
    const group = groups.get(shape) ?? [];
    group.push(possible);
    groups.set(shape, group);
  }
  return [...groups.values()].map((group) => objectType(group.map((t) => t.name), group[0], selections, indent)).join(" | ");
}

// ---- types of variables -----------------------------------------------------------------------------------------
const usedInputs = new Set();
let usedEnums = new Set();
function inputType(type) {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    usedInputs.add(named.name);
    return wrap(type, named.name);
  }
  return wrap(type, leafType(named));
}
function inputField(name, type, hasDefault) {
  const optional = hasDefault || !isNonNullType(type);
  return `  ${name}${optional ? "?" : ""}: ${inputType(type)};`;
}
function variablesType(operation) {
  const lines = (operation.variableDefinitions ?? []).map((v) =>
    inputField(v.variable.name.value, typeFromAST(schema, v.type), Boolean(v.defaultValue)),
  );
  return lines.length ? `{\n${lines.join("\n")}\n}` : "Record<string, never>";
}

// ---- files ------------------------------------------------------------------------------------------------------
const output = new Map();

for (const [name, operation] of operations) {
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...neededFragments(operation).values()] };
  const problems = validate(schema, document);
  if (problems.length) fail(`${name}: ${problems.map((p) => p.message).join("\n  ")}`);
  const text = documentText(operation);

  usedEnums = new Set();
  usedInputs.clear();
  const suffix = { query: "Query", mutation: "Mutation", subscription: "Subscription" }[operation.operation];
  const rootType = schema.getRootType(operation.operation);
  const result = objectType([rootType.name], rootType, operation.selectionSet.selections, 0).replace(/^\{\n.*\n/, "{\n");
  const variables = variablesType(operation);
  const imports = [...usedEnums, ...usedInputs].sort();
  output.set(
    `${name}.ts`,
    [
      note + `import { operation } from "@/shared/api/operation";`,
      imports.length ? `import type { ${imports.join(", ")} } from "./schema";` : null,
      `\nexport type ${name}${suffix} = ${result};\n`,
      `export type ${name}Variables = ${variables};\n`,
      `export const ${name}Document = /* #__PURE__ */ operation<${name}${suffix}, ${name}Variables>(\n  ${JSON.stringify(text)},\n);\n`,
    ]
      .filter((part) => part !== null)
      .join("\n"),
  );
}

usedEnums = new Set();
const fragmentTypes = [...fragments.values()].map((fragment) => {
  const type = schema.getType(fragment.typeCondition.name.value);
  if (!isCompositeType(type)) fail(`fragment ${fragment.name.value}: unknown type ${fragment.typeCondition.name.value}`);
  return `export type ${fragment.name.value} = ${selectionType(type, fragment.selectionSet.selections, 0)};\n`;
});
const fragmentEnums = [...usedEnums].sort();
output.set(
  "fragments.ts",
  `${note}${fragmentEnums.length ? `import type { ${fragmentEnums.join(", ")} } from "./schema";\n` : ""}\n${fragmentTypes.join("\n")}`,
);

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));
const enums = types.filter(isEnumType).map((type) => {
  const values = type.getValues().map((value) => JSON.stringify(value.name));
  const list = `export const ${type.name[0].toLowerCase()}${type.name.slice(1)}Values = [${values.join(", ")}] as const;`;
  return `${list}\nexport type ${type.name} = (typeof ${type.name[0].toLowerCase()}${type.name.slice(1)}Values)[number];\n`;
});
const inputs = types
  .filter(isInputObjectType)
  .map(
    (type) =>
      `export interface ${type.name} {\n${Object.values(type.getFields())
        .map((f) => inputField(f.name, f.type, f.defaultValue !== undefined))
        .join("\n")}\n}\n`,
  );
const roots = new Set(["Query", "Mutation", "Subscription"]);
const embedded = types.filter((t) => isObjectType(t) && !roots.has(t.name) && !t.getFields().id).map((t) => t.name);
const connections = types
  .filter((t) => isObjectType(t) && t.name !== "Mutation" && t.name !== "Subscription")
  .flatMap((t) =>
    Object.values(t.getFields())
      .filter((f) => getNamedType(f.type).name.endsWith("Connection"))
      .map((f) => [t.name, f.name]),
  );
const implementers = types
  .filter((t) => isInterfaceType(t))
  .map((t) => [t.name, schema.getPossibleTypes(t).map((p) => p.name)])
  .concat(types.filter((t) => isAbstractType(t) && !isInterfaceType(t)).map((t) => [t.name, schema.getPossibleTypes(t).map((p) => p.name)]));
output.set(
  "schema.ts",
  [
    note,
    ...enums,
    ...inputs,
    `/** Types without an id: the cache keeps them inside their parent. */\nexport const embeddedTypes = ${JSON.stringify(embedded)} as const;\n`,
    `/** [type, field] of each cursor-paged list. */\nexport const connectionFields = ${JSON.stringify(connections)} as const;\n`,
    `/** Which types an interface or union stands for. */\nexport const possibleTypes = ${JSON.stringify(Object.fromEntries(implementers))} as const;\n`,
  ].join("\n"),
);

const wanted = new Map([...output].map(([name, text]) => [join(outFolder, name), text]));

mkdirSync(outFolder, { recursive: true });
const stale = readdirSync(outFolder)
  .map((name) => join(outFolder, name))
  .filter((path) => !wanted.has(path));
const changed = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text).map(([path]) => path);
if (check) {
  if (stale.length || changed.length) {
    fail(`src/gql is behind the contract, run \`npm run gql\`: ${[...stale, ...changed].map((p) => relative(root, p)).join(", ")}`);
  }
} else {
  for (const path of stale) rmSync(path);
  for (const path of changed) writeFileSync(path, wanted.get(path));
  console.log(`${operations.size} operations, ${fragments.size} fragments, ${changed.length} files changed`);
}
