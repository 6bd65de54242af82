import * as z from 'zod/mini'
import type { Contract } from '../shared/kernel/contract'
import { type Field, fieldMeta, schemaOf } from '../shared/kernel/fields'
import { contracts } from '../shared/contracts'

/** Prints every action of the system, so that it can be driven without reading its source. */
const jsonSchemaOf = (field: Field, io: 'input' | 'output') =>
  z.toJSONSchema(schemaOf(field), { metadata: fieldMeta, unrepresentable: 'any', io })

const actions = Object.values(contracts as Record<string, Contract>).flatMap(({ module, actions }) =>
  Object.entries(actions).map(([action, { permission, kind, label, input, output }]) => ({
    module,
    action,
    label,
    permission,
    kind,
    input: jsonSchemaOf(input, 'input'),
    output: jsonSchemaOf(output, 'output'),
  })),
)

process.stdout.write(`${JSON.stringify(actions, null, 2)}\n`)
