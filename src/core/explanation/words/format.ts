const KIB = 1024;
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes with three significant digits in binary units, as Kubernetes writes them. */
export function bytes(value: number): string {
  let size = Math.abs(value);
  let unit = 0;
  while (Math.round(size) >= KIB && unit < UNITS.length - 1) {
    size /= KIB;
    unit++;
  }
  const digits = unit === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return `${value < 0 ? '-' : ''}${trimmed(size.toFixed(digits))} ${UNITS[unit]}`;
}

/** Seconds as `4 s`, `2 min 10 s`, `3 h 5 min`. */
export function seconds(value: number): string {
  const total = Math.round(Math.abs(value));
  if (total < 60) {
    return `${total} s`;
  }
  if (total < 3600) {
    return parts(Math.floor(total / 60), 'min', total % 60, 's');
  }
  const minutes = Math.round(total / 60);
  return parts(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** A share of 1 in per cent; below ten with one decimal. */
export function share(value: number): string {
  const percent = value * 100;
  return `${percent < 10 ? trimmed(percent.toFixed(1)) : Math.round(percent)} %`;
}

/** A parameter of a message, by the unit at the end of its name. */
export function worded(name: string, value: string | number, catalogue: Record<string, string>): string {
  if (typeof value === 'number') {
    if (name.endsWith('Bytes')) {
      return bytes(value);
    }
    if (name.endsWith('Seconds')) {
      return seconds(value);
    }
    return name.endsWith('Share') ? share(value) : String(value);
  }
  if (name.endsWith('At')) {
    return value.slice(11, 19);
  }
  return name.endsWith('Cause')
    ? Object.hasOwn(catalogue, `cause.${value}`)
      ? catalogue[`cause.${value}`]
      : value
    : value;
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const parts = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
