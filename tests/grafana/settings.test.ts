import { openGrafana } from './openGrafana';
import { withDataSource } from './withDataSource';

const OUR_TYPE = 'podcoroner-autopsy-datasource';

/** What the settings page says after its test. */
async function tested(uid: string): Promise<string> {
  const { page, close } = await openGrafana(`/connections/datasources/edit/${uid}`);
  try {
    await page.getByRole('button', { name: /^(Save & test|Test)$/ }).click();
    const result = page.getByTestId(/^data-testid Alert (success|error)/).first();
    await result.waitFor();
    return await result.innerText();
  } finally {
    await close();
  }
}

describe('the settings of the data source', () => {
  it('say after the test what was found', async () => {
    expect(await tested('podcoroner')).toMatch(
      /^Prometheus (has all that is needed|has .+ \(series now\)|has Kubernetes metrics of the past)/
    );
  });

  it('say what to do when no Prometheus is chosen', async () => {
    await withDataSource({ name: 'Without', type: OUR_TYPE, jsonData: {} }, async (uid) => {
      expect(await tested(uid)).toContain('No Prometheus data source is chosen');
    });
  });

  it('say what to do when the uid is wrong', async () => {
    await withDataSource({ name: 'Wrong', type: OUR_TYPE, jsonData: { prometheusUid: 'nobody' } }, async (uid) => {
      expect(await tested(uid)).toContain('The Prometheus data source nobody is not there');
    });
  });
});
