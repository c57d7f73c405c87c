// Waits until all processes of a browser have stopped working. A new window of Chromium goes on loading its own chrome
// (menus, suggestions) for a second; a measurement begun meanwhile would charge that to the page.
const pollMs = 200;
const quietPolls = 2;
const restingShare = 0.05; // of one processor

export async function atRest(browser) {
  const system = await browser.newBrowserCDPSession();
  const spentS = async () => {
    const { processInfo } = await system.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, each) => sum + each.cpuTime, 0);
  };
  let before = await spentS();
  for (let quiet = 0; quiet < quietPolls;) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    const now = await spentS();
    quiet = now - before < (restingShare * pollMs) / 1000 ? quiet + 1 : 0;
    before = now;
  }
  await system.detach();
}
