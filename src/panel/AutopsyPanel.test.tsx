import React from 'react';
import { render, screen } from '@testing-library/react';
import { AutopsyPanel } from './AutopsyPanel';

describe('AutopsyPanel', () => {
  it('says that it cannot draw yet', () => {
    render(<AutopsyPanel />);
    expect(screen.getByText(/cannot draw or explain anything yet/)).toBeInTheDocument();
  });
});
