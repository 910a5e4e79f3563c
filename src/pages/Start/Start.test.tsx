import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { render, screen } from '@testing-library/react';
import { Start } from './Start';

describe('Start', () => {
  beforeEach(() => {
    render(
      <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
        <Start />
      </MemoryRouter>
    );
  });

  it('says what the product is', () => {
    expect(screen.getByText(/tells why Kubernetes ended a container/)).toBeInTheDocument();
  });

  it('names the first steps in their order', () => {
    const steps = screen.getAllByRole('listitem').map((step) => step.textContent);
    expect(steps).toEqual([
      expect.stringContaining('Choose a Prometheus data source'),
      expect.stringContaining('Create the Pod Coroner data source'),
      expect.stringContaining('Import the dashboard'),
    ]);
  });

  it('leads to where a data source is added', () => {
    expect(screen.getByRole('link', { name: 'Add a data source' })).toHaveAttribute(
      'href',
      '/connections/datasources/new'
    );
  });
});
