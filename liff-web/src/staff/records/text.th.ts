import type { RangeName } from './ranges';

const range: Record<RangeName, string> = {
  quarter: 'ไตรมาสนี้',
  last: 'ไตรมาสก่อน',
  year: 'ปีงบประมาณนี้',
  all: 'ทั้งหมด',
};

export const th = {
  title: 'ผลงานของหน่วยงาน',
  hint: 'นับตามวันที่เกิดเหตุการณ์ในเวลาไทย “แจ้งว่าแก้ไขแล้ว” เป็นคำของหน่วยงาน “ยืนยัน” และ “โต้แย้ง” เป็นคำของผู้แจ้งหรือกรรมการชุมชน จึงแยกกันเสมอ ร้อยละคิดจากงานที่มีคำตอบหรือผลแล้วในกลุ่มนั้น และจากจำนวนที่แจ้งว่าแก้ไขแล้ว',
  ranges: 'ช่วงเวลา',
  range,
  days: (from: string, to: string) => `${from} - ${to}`,
  allDays: 'ตั้งแต่เริ่มใช้ระบบ',
  empty: 'ช่วงนี้ยังไม่มีเรื่องที่ส่งให้หน่วยงาน',
  agency: 'หน่วยงาน',
  offered: 'ได้รับ',
  groups: { accept: 'การตอบรับ', fix: 'การแก้ไข', verdict: 'ผลที่แจ้งว่าแก้ไขแล้ว' },
  column: {
    acceptedOnTime: 'ทันเวลา',
    acceptedLate: 'ช้า',
    declined: 'ไม่รับ',
    doneOnTime: 'ทันเวลา',
    doneLate: 'ช้า',
    failed: 'ทำไม่สำเร็จ',
    released: 'เขตรับคืน',
    claimed: 'แจ้งว่าแก้ไขแล้ว',
    confirmed: 'ยืนยัน',
    disputed: 'โต้แย้ง',
    unconfirmed: 'ไม่มีใครตอบ',
  },
  share: (percent: number) => `${percent}%`,
};
