import { planted } from '../../scripts/mutants'
import { mutants } from '../../scripts/mutants/list'

// The holes themselves are planted by `npx tsx scripts/mutants.ts`, which takes minutes; here the list is held to the source.
test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  '%s: the text of the hole stands in the source, once',
  (_name, mutant) => {
    expect(planted(mutant)).toContain(mutant.put)
  },
)
