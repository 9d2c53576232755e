export type Localized = { th: string; en: string };

export type Settings = {
  liffId: string;
  loginChannelId: string;
  liffUrl: string;
  simulatedLine: string | null;
  district: { name: Localized; division: Localized; phone: string };
  emergency: { number: string; name: Localized }[];
  map: { tiles: string; attribution: string; lat: number; lng: number; zoom: number };
};

const element = document.getElementById('settings');
if (!element?.textContent) throw new Error('The page came without its settings.');

export const settings: Settings = JSON.parse(element.textContent);
