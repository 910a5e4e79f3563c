import React from 'react';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type AutopsyDataSource } from './AutopsyDataSource';
import { type AutopsyQuery } from './AutopsyQuery';
import { QueryEditor } from './QueryEditor';

/** Sees nothing and never calls back: jsdom lays nothing out, so nothing scrolls. What the lists offer is tried in tests/browser. */
class SilentObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeAll(() => {
  Object.assign(window, { IntersectionObserver: SilentObserver });
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value: () => ({ measureText: () => ({ width: 50 }) }),
  });
});

function setUp(names: () => Promise<string[]>, query: Partial<AutopsyQuery> = {}) {
  const onChange = jest.fn();
  const onRunQuery = jest.fn();
  const datasource = { names } as unknown as AutopsyDataSource;
  render(
    <QueryEditor query={{ refId: 'A', ...query }} onChange={onChange} onRunQuery={onRunQuery} datasource={datasource} />
  );
  return { onChange, onRunQuery };
}

describe('QueryEditor', () => {
  it('stays usable when names cannot be read', async () => {
    setUp(() => Promise.reject(new Error('403')));
    await act(() => userEvent.click(screen.getByRole('combobox', { name: 'Node' })));
    expect(screen.getByRole('combobox', { name: 'Node' })).toBeEnabled();
  });

  it('switches what is shown', async () => {
    const { onChange } = setUp(() => Promise.resolve([]));
    await userEvent.click(screen.getByRole('radio', { name: 'Kills' }));
    expect(onChange).toHaveBeenCalledWith({ refId: 'A', queryType: 'kills' });
  });

  it('takes the user’s own expression when the field is left, and by Enter, once each', async () => {
    const { onChange, onRunQuery } = setUp(() => Promise.resolve([]));
    onRunQuery.mockClear();
    const field = screen.getByRole('textbox', { name: 'Your graph' });
    await userEvent.type(field, ' rss / 2 ');
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onChange.mock.calls).toEqual([[{ refId: 'A', expr: 'rss / 2' }]]);
    await userEvent.type(field, 'usage{Enter}');
    expect(onChange.mock.calls[1]).toEqual([{ refId: 'A', expr: 'usage' }]);
    expect(onRunQuery).toHaveBeenCalledTimes(2);
  });

  it('forgets an expression that is emptied', async () => {
    const { onChange } = setUp(() => Promise.resolve([]), { expr: 'rss' });
    await userEvent.clear(screen.getByRole('textbox', { name: 'Your graph' }));
    await userEvent.tab();
    expect(onChange.mock.calls).toEqual([[{ refId: 'A', expr: undefined }]]);
  });

  it('asks for no expression where no explanation is shown', () => {
    setUp(() => Promise.resolve([]), { queryType: 'kills' });
    expect(screen.queryByRole('textbox', { name: 'Your graph' })).toBeNull();
  });
});
