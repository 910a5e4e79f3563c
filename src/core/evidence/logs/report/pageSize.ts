import { Bytes } from '../../../units';
import { OpenReport } from './OpenReport';

const KIB = 1024;
/** arm64 knows 4, 16 and 64 KiB, ppc64 4 and 64, mips and ia64 8 and 16, x86 always 4. */
const SIZES = [4, 8, 16, 64].map((kib) => kib * KIB);
/** The two figures are taken at different times, but an address space hardly moves in between. */
const TOLERANCE = 0.02;

/**
 * The machine's page size, from what the report says in pages and in kB alike: a killed process's address space, the
 * first list of the buddy allocator, or the registers of an x86. null when the text does not tell.
 */
export function pageSizeOf(report: OpenReport): Bytes | null {
  for (const row of report.rows) {
    const killed = report.killed.get(row.pid);
    if (killed?.totalVmKb && row.totalVmPages > 0) {
      const ratio = (killed.totalVmKb * KIB) / row.totalVmPages;
      const size = SIZES.find((one) => Math.abs(ratio / one - 1) < TOLERANCE);
      if (size !== undefined) {
        return size;
      }
    }
  }
  const buddy = (report.machine['page-kb'] ?? 0) * KIB;
  return SIZES.includes(buddy) ? buddy : report.x86 ? 4 * KIB : null;
}
