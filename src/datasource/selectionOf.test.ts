import { setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { type AutopsyQuery } from './AutopsyQuery';
import { selectionOf } from './selectionOf';

type Format = (value: unknown) => string;

/** Fills in $pods and $one as Grafana does: a format that is a function gets the variable's value. */
function withVariables(variables: Record<string, string | string[]>): void {
  const replace = (text = '', _scoped?: unknown, format?: string | Format) =>
    text.replace(/\$(\w+)/g, (whole, name: string) =>
      name in variables ? (typeof format === 'function' ? format(variables[name]) : String(variables[name])) : whole
    );
  setTemplateSrv({ replace } as unknown as TemplateSrv);
}

const query = (part: Partial<AutopsyQuery>): AutopsyQuery => ({ refId: 'A', ...part });

describe('selectionOf', () => {
  it('keeps patterns as they are and drops empty ones', () => {
    withVariables({});
    expect(selectionOf(query({ namespace: 'shop', pod: 'cart-.*', node: '' }), {})).toEqual({
      namespace: 'shop',
      pod: 'cart-.*',
    });
  });

  it('turns several values into literal alternatives', () => {
    withVariables({ pods: ['a.b', 'c'] });
    expect(selectionOf(query({ pod: '$pods' }), {})).toEqual({ pod: '(a\\.b|c)' });
  });

  it('takes one value as a pattern', () => {
    withVariables({ pods: ['cart-.*'] });
    expect(selectionOf(query({ pod: '$pods' }), {})).toEqual({ pod: 'cart-.*' });
  });

  it('reads All as no narrowing', () => {
    withVariables({ pod: '.*', cluster: 'All' });
    expect(selectionOf(query({ pod: '$pod', cluster: '$cluster' }), {})).toEqual({});
  });

  it('takes the cluster as a name, not as a pattern', () => {
    withVariables({ cluster: 'eu-1' });
    expect(selectionOf(query({ cluster: '$cluster' }), {})).toEqual({ cluster: 'eu-1' });
  });
});
