import { type EvidenceRow, type ExplainedKill } from '../../core/explanation/Explanation';
import { message } from '../../core/explanation/Message';
import { decidingFacts } from './decidingFacts';

const fact = (id: string, bears: EvidenceRow['bears'], cause: EvidenceRow['cause']) =>
  ({ id, bears, cause, message: message(`finding.${id}`) }) as EvidenceRow;
const ids = (kill: Pick<ExplainedKill, 'cause' | 'alternatives' | 'evidence'>, most?: number) =>
  decidingFacts(kill as ExplainedKill, most).map(({ id }) => id);

describe('decidingFacts', () => {
  const evidence = [
    fact('a', 'for', 'node-oom'),
    fact('b', 'for', 'node-oom'),
    fact('c', 'for', 'node-oom'),
    fact('d', 'against', 'node-allocatable'),
    fact('e', 'against', 'container-limit'),
    fact('f', 'context', null),
  ];

  it('are the strongest for the cause and the one against the own limit', () => {
    expect(ids({ cause: 'node-oom', alternatives: [], evidence })).toEqual(['a', 'b', 'e']);
    expect(ids({ cause: 'node-oom', alternatives: [], evidence }, 2)).toEqual(['a', 'e']);
  });

  it('never hold against the told cause what speaks against it', () => {
    const against = [fact('a', 'for', 'container-limit'), fact('x', 'against', 'container-limit')];
    expect(ids({ cause: 'container-limit', alternatives: [], evidence: against })).toEqual(['a']);
  });

  it('are the strongest of each likely cause while none is told', () => {
    const open = [fact('n', 'for', 'node-oom'), fact('l', 'for', 'container-limit'), fact('z', 'against', 'probe')];
    const alternatives = [
      { cause: 'container-limit' as const, score: 0.6 },
      { cause: 'node-oom' as const, score: 0.4 },
    ];
    expect(ids({ cause: 'undetermined', alternatives, evidence: open })).toEqual(['l', 'n', 'z']);
  });

  it('do not repeat a fact that speaks for the cause and against another', () => {
    const both = [fact('a', 'for', 'node-oom'), fact('b', 'for', 'node-oom'), fact('a', 'against', 'container-limit')];
    expect(ids({ cause: 'node-oom', alternatives: [], evidence: both })).toEqual(['a', 'b']);
    const next = [...both, fact('d', 'against', 'node-allocatable')];
    expect(ids({ cause: 'node-oom', alternatives: [], evidence: next })).toEqual(['a', 'b', 'd']);
  });

  it('do not repeat a fact while none is told either', () => {
    const open = [fact('n', 'for', 'node-oom'), fact('n', 'against', 'probe'), fact('z', 'against', 'app-exit')];
    const alternatives = [{ cause: 'node-oom' as const, score: 0.6 }];
    expect(ids({ cause: 'undetermined', alternatives, evidence: open })).toEqual(['n', 'z']);
  });
});
