import React from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EvictionThresholdField } from './EvictionThresholdField';

function field(value: string) {
  const onChange = jest.fn();
  render(<EvictionThresholdField value={value} onChange={onChange} />);
  return { onChange, input: screen.getByLabelText(/^Eviction threshold/) };
}

describe('the field of the eviction threshold', () => {
  it('says what is wrong with what no kubelet would take', () => {
    field('500MB');
    expect(screen.getByText(/^No kubelet takes this/)).toBeInTheDocument();
  });

  it.each(['', '500Mi', '5%'])('takes “%s”', (value) => {
    field(value);
    expect(screen.queryByText(/^No kubelet takes this/)).not.toBeInTheDocument();
  });

  it('is left out of the settings when it is emptied', async () => {
    const { onChange, input } = field('5');
    await userEvent.clear(input);
    expect(onChange).toHaveBeenCalledWith({ evictionThreshold: undefined });
  });
});
