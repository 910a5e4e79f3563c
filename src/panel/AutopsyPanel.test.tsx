import React from 'react';
import { createDataFrame, dateTime, FieldType, LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { type AutopsyOptions } from './AutopsyOptions';
import { AutopsyPanel } from './AutopsyPanel';

const getList = jest.fn();
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ getList }),
}));

const RANGE = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-1h', to: 'now' } };
const foreign = createDataFrame({ fields: [{ name: 'up', type: FieldType.number, values: [1] }] });
const ours = createDataFrame({
  name: 'kills',
  fields: [],
  meta: { custom: { podCoroner: { schema: 1 } }, notices: [{ severity: 'warning', text: 'No pod of this name.' }] },
});

function show(data: Partial<PanelData>) {
  const props = {
    id: 7,
    width: 900,
    height: 600,
    timeRange: RANGE,
    timeZone: 'utc',
    options: {},
    data: { state: LoadingState.Done, series: [], timeRange: RANGE, ...data },
  } as unknown as PanelProps<AutopsyOptions>;
  render(<AutopsyPanel {...props} />);
}

const message = () => screen.getByTestId('podcoroner-message').textContent;

describe('AutopsyPanel', () => {
  beforeEach(() => getList.mockReturnValue([{ name: 'Coroner', uid: 'c' }]));

  it('says of foreign frames what to do, with a way there', () => {
    show({ series: [foreign] });
    expect(message()).toContain('choose the data source “Coroner” for the query');
    expect(screen.getByRole('link', { name: 'Switch the query to Coroner' })).toHaveAttribute(
      'href',
      expect.stringContaining('editPanel=7')
    );
  });

  it('leads to adding the data source when there is none', () => {
    getList.mockReturnValue([]);
    show({ series: [foreign] });
    expect(screen.getByRole('link', { name: 'Add the Pod Coroner data source' })).toBeInTheDocument();
  });

  it('shows an error in words', () => {
    show({ state: LoadingState.Error, errors: [{ message: 'Prometheus could not be reached.' }] });
    expect(message()).toBe('Prometheus could not be reached.');
  });

  it('says so when there is nothing at all', () => {
    show({});
    expect(message()).toBe('The query answered with nothing: choose a pod in the query.');
  });

  it('gives the notice in place of a picture of nothing', () => {
    show({ series: [ours] });
    expect(message()).toBe('No pod of this name.');
  });
});
