import {
  AliasNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  JoinNode,
  OnNode,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  ReferenceNode,
  TableNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type QueryId,
  type SelectQueryNode,
  type UpdateQueryNode,
} from 'kysely'

const COLUMN = 'office_code'

/**
 * Every table is keyed by office first (README.md beside this file). So that no query can forget it, the store adds it:
 * each row that is read, changed or deleted, in joins and subqueries too, is one of this office, and each row that is
 * written is given to it. What it cannot do that for (raw SQL, rows inserted from a query) it refuses.
 */
export function officeScope(officeCode: string): KyselyPlugin {
  const transformer = new Scope(officeCode)
  return {
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'RawNode') throw new Error('raw SQL does not know the office: use the query builder')
      return transformer.transformNode(node, queryId)
    },
    transformResult: ({ result }) =>
      Promise.resolve(
        result.rows.some((row) => 'officeCode' in row)
          ? { ...result, rows: result.rows.map(withoutOffice) }
          : result,
      ),
  }
}

/** Asked for as one of all columns; who wrote the query does not know that it is there. */
function withoutOffice(row: Record<string, unknown>): Record<string, unknown> {
  const { officeCode: _officeCode, ...rest } = row
  return rest
}

class Scope extends OperationNodeTransformer {
  readonly #officeCode: string

  constructor(officeCode: string) {
    super()
    this.#officeCode = officeCode
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const query = super.transformSelectQuery(node, queryId)
    return { ...query, ...this.#narrow(query.where, query.from?.froms), ...this.#joined(query.joins) }
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const query = super.transformUpdateQuery(node, queryId)
    return {
      ...query,
      ...this.#narrow(query.where, query.table && [query.table]),
      ...this.#joined(query.joins),
    }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const query = super.transformDeleteQuery(node, queryId)
    return { ...query, ...this.#narrow(query.where, query.from.froms), ...this.#joined(query.joins) }
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const query = super.transformInsertQuery(node, queryId)
    const { columns, values, onConflict } = query
    if (!columns || !values || !ValuesNode.is(values)) throw new Error('insert needs columns and values')
    const own = ColumnNode.create(COLUMN)
    return {
      ...query,
      columns: [own, ...columns],
      values: ValuesNode.create(
        values.values.map((row) =>
          PrimitiveValueListNode.is(row)
            ? PrimitiveValueListNode.create([this.#officeCode, ...row.values])
            : ValueListNode.create([ValueNode.create(this.#officeCode), ...row.values]),
        ),
      ),
      ...(onConflict?.columns
        ? { onConflict: { ...onConflict, columns: [own, ...onConflict.columns] } }
        : {}),
    }
  }

  #narrow(where: WhereNode | undefined, from: readonly OperationNode[] | undefined): { where?: WhereNode } {
    let narrowed = where
    for (const table of from ?? []) {
      const own = this.#isOurs(table)
      if (!own) continue
      narrowed = narrowed ? WhereNode.cloneWithOperation(narrowed, 'And', own) : WhereNode.create(own)
    }
    return narrowed ? { where: narrowed } : {}
  }

  /** In the join's own condition: where a left join finds nothing of this office, the row stays. */
  #joined(joins: readonly JoinNode[] | undefined): { joins?: readonly JoinNode[] } {
    if (!joins) return {}
    return {
      joins: joins.map((join) => {
        const own = this.#isOurs(join.table)
        if (!own) return join
        return {
          ...join,
          on: join.on ? OnNode.cloneWithOperation(join.on, 'And', own) : OnNode.create(own),
        }
      }),
    }
  }

  /** The condition on a table; a subquery was narrowed by itself. */
  #isOurs(node: OperationNode): OperationNode | undefined {
    const name = nameOf(node)
    if (name === undefined) return undefined
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create(COLUMN), TableNode.create(name)),
      OperatorNode.create('='),
      ValueNode.create(this.#officeCode),
    )
  }
}

function nameOf(node: OperationNode): string | undefined {
  if (TableNode.is(node)) return node.table.identifier.name
  if (!AliasNode.is(node) || !TableNode.is(node.node)) return undefined
  if (!IdentifierNode.is(node.alias)) throw new Error('the alias of a table is a name')
  return node.alias.name
}
