/** What a set of rows is: its columns, how many there are, and the root over them, ledger-rows@v1 (SPEC-rows). */
import { type Bytes } from '../crypto/bytes.ts';
import { type DigestName } from '../crypto/digests.ts';
import { readJson, type Json } from './json.ts';
import { readDigestNames, readTree } from './manifest.ts';
import { endOfValue, NONE, ROW_TYPES, type RowType } from './row-values.ts';
import { isArray, isExactly, readDecimal, readList } from './values.ts';

export interface RowColumn {
  readonly name: string;
  readonly type: RowType;
  readonly isArray: boolean;
}

export interface RowSet {
  readonly columns: readonly RowColumn[];
  readonly digests: readonly DigestName[];
  readonly rows: bigint;
  readonly isSalted: boolean;
  readonly tree: ReadonlyMap<DigestName, Bytes>;
}

const LARGEST_DESCRIPTION = 4_194_304;
export const LARGEST_ROW = 16_777_216;
const MOST_COLUMNS = 1600;
const LONGEST_NAME = 1024;
const MEMBERS = ['format', 'columns', 'digests', 'order', 'rows', 'salted', 'tree'];

/** Whose values have no order: none of them stands in a key. */
const UNORDERED: readonly RowType[] = ['float', 'interval', 'json'];

export function readRowSet(bytes: Bytes): RowSet | null {
  const json = bytes.length <= LARGEST_DESCRIPTION ? readJson(bytes) : undefined;
  if (!isExactly(json, MEMBERS, ['key']) || json.get('format') !== 'ledger-rows@v1') return null;
  const columns = readColumns(json.get('columns'));
  const digests = readDigestNames(json.get('digests'));
  const tree = digests && readTree(json.get('tree'), digests);
  const [rows, isSalted] = [readDecimal(json.get('rows')), json.get('salted')];
  if (!columns || !digests || !tree || rows === null || typeof isSalted !== 'boolean') return null;
  return isOrder(json.get('order'), json.get('key'), columns) ? { columns, digests, rows, isSalted, tree } : null;
}

/** Whether bytes are exactly one row. */
export function isRow(bytes: Bytes, columns: readonly RowColumn[]): boolean {
  if (bytes.length > LARGEST_ROW) return false;
  let at = 0;
  for (const { type, isArray: many } of columns) {
    at = at < bytes.length ? endOfValue(bytes, at, type, many) : NONE;
    if (at === NONE) return false;
  }
  return at === bytes.length;
}

function readColumns(json: Json | undefined): RowColumn[] | null {
  const columns = readList(json, readColumn);
  if (!columns || columns.length < 1 || columns.length > MOST_COLUMNS) return null;
  return new Set(columns.map(({ name }) => name)).size === columns.length ? columns : null;
}

function readColumn(json: Json): RowColumn | null {
  if (!isExactly(json, ['name', 'type'])) return null;
  const [name, type] = [json.get('name'), json.get('type')];
  if (typeof name !== 'string' || typeof type !== 'string') return null;
  if (name.length < 1 || name.length > LONGEST_NAME) return null;
  const many = type.endsWith('[]');
  const found = ROW_TYPES.find((one) => one === (many ? type.slice(0, -2) : type));
  return found ? { name, type: found, isArray: many } : null;
}

function isOrder(order: Json | undefined, key: Json | undefined, columns: readonly RowColumn[]): boolean {
  if (order !== 'key') return order === 'digest' && key === undefined;
  if (!isArray(key) || key.length === 0 || new Set(key).size !== key.length) return false;
  return key.every((name) => columns.some((column) => column.name === name && !column.isArray
    && !UNORDERED.includes(column.type)));
}
