// A reporter that prints what failed, exactly, and one line at the end.

/** The message of a failure, without the frames of the test runner. */
function reason(error) {
  const cause = error.cause ?? error;
  const where = cause.stack?.split('\n').find((line) => line.includes('.test.js'));
  return `${cause.message ?? cause}\n${where ?? ''}`.replace(/^/gm, '    ');
}

export default async function* quiet(events) {
  let passed = 0;
  let failed = 0;
  const start = performance.now();
  for await (const { type, data } of events) {
    const suite = data.details?.type === 'suite' || data.details?.error?.failureType === 'subtestsFailed';
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (suite) continue;
    if (type === 'test:pass') passed += 1;
    if (type === 'test:fail') {
      failed += 1;
      yield `✗ ${data.name}\n${reason(data.details.error)}\n`;
    }
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  yield `${passed} passed, ${failed} failed in the browser, ${seconds} s\n`;
}
