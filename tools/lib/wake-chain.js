// Wakes a development chain that mines each transaction at once: node tools/lib/wake-chain.js URL
//
// Now and then a transaction comes while the node makes a block and is not noticed; it waits until something else
// happens. Two looks at the same block with something waiting, and a block is asked for. Ends when it is told to.
'use strict';

const url = process.argv[2];
const betweenLooks = 1_000;

async function call(method) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = await response.json();
  if (answer.error) {
    throw new Error(`${method}: ${answer.error.message}`);
  }
  return answer.result;
}

async function main() {
  let before = null;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
    try {
      const { pending } = await call('txpool_status');
      const stuck = pending === '0x0' ? null : await call('eth_blockNumber');
      if (stuck !== null && stuck === before) {
        console.log(`${new Date().toISOString()} ${pending} waited at block ${stuck}; asked for a block`);
        await call('evm_mine');
      }
      before = stuck;
    } catch {
      // The node is starting, ending or busy: the next look tells.
      before = null;
    }
  }
}

void main();
