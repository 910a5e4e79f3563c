import { isNode } from './findNodes';

describe('a label’s value', () => {
  it.each([
    ['worker-1', 'worker-1', true],
    ['worker-1:9100', 'worker-1', true],
    ['worker-1.shop.example.com', 'worker-1', true],
    ['worker-1', 'worker-1.shop.example.com', true],
    ['ip-10-0-0-1.ec2.internal', 'ip-10-0-0-1.ec2.internal', true],
    ['worker-10', 'worker-1', false],
    ['worker', 'worker-1', false],
    ['worker-1.a.com', 'worker-1.b.com', false],
    ['worker-1.a', 'worker-1.a.com', false],
    ['10', '10.0.0.1', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['', 'worker-1', false],
    ['', '.a', false],
  ])('%j names the node %j: %s', (value, node, expected) => {
    expect(isNode(value, node)).toBe(expected);
  });
});
