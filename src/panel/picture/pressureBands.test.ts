import { pressureBands } from './pressureBands';
import { testLine } from './testPicture';

const labels = { cluster: '', node: 'worker-1' };

describe('pressureBands', () => {
  it('spans from the first sample that reports it to the first that no longer does', () => {
    const memory_pressure = testLine(
      'memory_pressure' as const,
      [
        [0, 0],
        [30, 0],
        [60, 1],
        [300, 1],
        [330, 0],
        [900, 1],
      ],
      labels
    );
    expect(pressureBands({ memory_pressure })).toEqual([
      { status: 'True', from: 60, to: 330, estimatedFrom: null },
      { status: 'True', from: 900, to: 900, estimatedFrom: null },
    ]);
  });

  it('tells Unknown apart', () => {
    const memory_pressure_unknown = testLine(
      'memory_pressure_unknown' as const,
      [
        [0, 0],
        [30, 1],
        [60, 0],
      ],
      labels
    );
    expect(pressureBands({ memory_pressure_unknown })).toEqual([
      { status: 'Unknown', from: 30, to: 60, estimatedFrom: null },
    ]);
  });

  it('estimates the start from the samples below the threshold that lead up to the report', () => {
    const lines = {
      memory_pressure: testLine(
        'memory_pressure' as const,
        [
          [0, 0],
          [60_000, 1],
          [90_000, 0],
        ],
        labels
      ),
      available: testLine(
        'available' as const,
        [
          [10_000, 40],
          [20_000, 500],
          [40_000, 90],
          [50_000, 80],
          [70_000, 50],
        ],
        labels
      ),
      eviction_threshold: testLine('eviction_threshold' as const, [[0, 100]], labels),
    };
    expect(pressureBands(lines)[0].estimatedFrom).toBe(40_000);
  });
});
