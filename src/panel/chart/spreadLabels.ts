/** Tops of labels so that none covers another and each stays as near its place as it can. Input and output by index. */
export function spreadLabels(centres: number[], height: number, from: number, to: number): number[] {
  const order = centres.map((_, i) => i).sort((a, b) => centres[a] - centres[b]);
  const tops = centres.map((centre) => centre - height / 2);
  let floor = from;
  for (const i of order) {
    tops[i] = Math.max(tops[i], floor);
    floor = tops[i] + height;
  }
  let ceiling = to;
  for (const i of order.reverse()) {
    tops[i] = Math.min(tops[i], ceiling - height);
    ceiling = tops[i];
  }
  return tops;
}
