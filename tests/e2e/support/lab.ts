// What the tests of the what-if lab share.
import type { Page } from "@playwright/test";

/** The address of the lab. */
export const lab = "#v=1&p=lab";
/** The words of the reply in a column; empty while there is none. */
export const reply = async (page: Page, column = "A"): Promise<string> =>
  (await page
    .getByRole("region", { name: `Conversation ${column}` })
    .getByRole("paragraph")
    .last()
    .textContent()) ?? "";
