import type { Page } from 'playwright-core';

/** Drops a file onto the page as a person does with the mouse. */
export async function dropFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const bytes = [...Buffer.from(content)];
  const dataTransfer = await page.evaluateHandle(
    ([fileName, fileBytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(fileBytes)], fileName));
      return transfer;
    },
    [name, bytes] as const
  );
  const target = page.locator('main');
  await target.dispatchEvent('dragenter', { dataTransfer });
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}
