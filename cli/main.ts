const usage = `Usage: pod-coroner COMMAND [OPTIONS]

Commands, none of which is ready yet:
  explain     why containers were ended
  capture     the evidence, in a file
  kernel-log  the kernel's out-of-memory reports in a log
  coverage    which evidence an installation collects
  risk        who would be killed next on each node
`;

const asked = process.argv.slice(2);
if (asked.length === 0 || asked.includes('--help')) {
  process.stdout.write(usage);
} else {
  process.stderr.write(`pod-coroner cannot do ${asked[0]} yet.\n`);
  process.exitCode = 1;
}
