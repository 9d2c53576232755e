import type { Receipt } from '../../shared/types';

const STORED = 'receipt';

export const keepReceipt = (receipt: Receipt) => sessionStorage.setItem(STORED, JSON.stringify(receipt));

export const lastReceipt = (): Receipt | null => JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
