import type { MigrationInterface, QueryRunner } from 'typeorm'

// Expense and other income have the same tables. Names stand in double quotes here and in backticks on the server.
const tablesOf = (kind: string) => [
  `CREATE TABLE "${kind}" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "photo" bigint UNSIGNED NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "${kind}_charges" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "category" bigint UNSIGNED NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    "tax" decimal(18,2) NULL,
    "department" bigint UNSIGNED NULL,
    "note" varchar(200) NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "${kind}_methods" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "fund" bigint UNSIGNED NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    "fee" decimal(18,2) NULL,
    "reference" varchar(60) NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
]

const CATEGORIES = `CREATE TABLE "expense_category" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "archived" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,
    "code" varchar(40) NULL,
    "name" varchar(60) NOT NULL,
    "categoryKind" varchar(20) NOT NULL,
    "account" varchar(12) NOT NULL,
    "cashLine" varchar(20) NULL,
    UNIQUE INDEX "expense_category_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`

// What companies get that were there before: name, pinyin, kind, account, line of the cash flow statement.
const FIRST = [
  ['运费', 'yf', 'expense', '5601', null],
  ['广告推广', 'ggtg', 'expense', '5601', null],
  ['房租', 'fz', 'expense', '5602', null],
  ['水电费', 'sdf', 'expense', '5602', null],
  ['办公费', 'bgf', 'expense', '5602', null],
  ['工资', 'gz', 'expense', '5602', 'staff'],
  ['业务招待', 'ywzd', 'expense', '5602', null],
  ['差旅费', 'clf', 'expense', '5602', null],
  ['税费', 'sf', 'expense', '5403', 'taxes'],
  ['银行手续费', 'yhsxf', 'expense', '5603', null],
  ['利息收入', 'lxsr', 'income', '5603', null],
  ['废品收入', 'fpsr', 'income', '5051', null],
  ['政府补助', 'zfbz', 'income', '5301', null],
] as const

/** Expenses and other income with their categories; every company gets the usual ones. */
export class Expenses1795700000033 implements MigrationInterface {
  name = 'Expenses1795700000033'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of [CATEGORIES, ...['expense', 'income'].flatMap(tablesOf)]) await runner.query(change.replaceAll('"', '`'))
    // A company's own number and the next ones are free in this table.
    for (const [no, [name, pinyin, categoryKind, account, cashLine]] of FIRST.entries())
      await runner.query(
        'INSERT INTO `expense_category` (company, id, version, archived, pinyin, name, categoryKind, account, cashLine) SELECT company, company + ?, 1, 0, ?, ?, ?, ?, ? FROM `book`',
        [no, pinyin, name, categoryKind, account, cashLine],
      )
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
