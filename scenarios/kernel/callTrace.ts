const HEAD = [
  'Call Trace:',
  ' <TASK>',
  ' dump_stack_lvl+0x5d/0x80',
  ' dump_header+0x43/0x1aa',
  ' oom_kill_process.cold+0xa/0xaa',
  ' out_of_memory+0x217/0x520',
];
const CHARGE = [
  ' mem_cgroup_out_of_memory+0x13b/0x150',
  ' try_charge_memcg+0x735/0x8b0',
  ' charge_memcg+0x2c/0xa0',
  ' __mem_cgroup_charge+0x2b/0x90',
];
const ALLOCATE = [
  ' __alloc_pages_slowpath.constprop.0+0x9ba/0xe10',
  ' __alloc_pages_noprof+0x318/0x350',
  ' alloc_pages_mpol_noprof+0xd4/0x180',
  ' folio_alloc_mpol_noprof+0x14/0x40',
  ' vma_alloc_folio_noprof+0x62/0xd0',
];
const FAULT = [
  ' alloc_anon_folio+0x1f3/0x4a0',
  ' do_anonymous_page+0x9c/0x8d0',
  ' __handle_mm_fault+0xb45/0xfe0',
  ' handle_mm_fault+0xe2/0x2d0',
  ' do_user_addr_fault+0x217/0x620',
  ' exc_page_fault+0x7e/0x180',
  ' asm_exc_page_fault+0x26/0x30',
  'RIP: 0033:0x7f1d4e1a6c1b',
  'Code: Unable to access opcode bytes at 0x7f1d4e1a6bf1.',
  'RSP: 002b:00007ffd0c3e5a58 EFLAGS: 00010206',
  'RAX: 00007f1cc6fff010 RBX: 0000000000400000 RCX: 00007f1cc73ff000',
  'RDX: 0000000000400000 RSI: 0000000000000000 RDI: 00007f1cc7200000',
  ' </TASK>',
];

/** The way into a kill by a page fault: charging the page to a cgroup, or finding one at all. */
export const callTrace = (isGlobal: boolean): string[] => [...HEAD, ...(isGlobal ? ALLOCATE : CHARGE), ...FAULT];
