export const th = {
  title: 'ผู้ติดตามบัญชี LINE',
  hint: 'นับจากเหตุการณ์ติดตามและเลิกติดตามที่ LINE แจ้งมาทุกครั้ง เทียบกับตัวเลขของ LINE ทุกวัน',
  invented: 'ตัวอย่าง: LINE เป็นระบบจำลอง ผู้ติดตามและประวัติก่อนวันนี้แต่งขึ้นทั้งหมด',
  now: 'คนติดตามอยู่ขณะนี้',
  reached: (target: number) => `ถึงเป้าหมาย ${target} คนแล้ว`,
  missing: (target: number, left: number) => `เป้าหมาย ${target} คน ยังขาดอีก ${left} คน`,
  gross: (all: number, gone: number) => `เคยติดตามทั้งหมด ${all} คน เลิกติดตามหรือบล็อกอยู่ ${gone} คน`,
  span: 'ช่วงเวลา',
  days: (count: number) => (count === 365 ? '1 ปี' : `${count} วัน`),
  history: 'จำนวนผู้ติดตามรายวัน',
  moved: (added: number, returned: number, lost: number) =>
    `ในช่วงนี้ มาใหม่ ${added} คน กลับมา ${returned} คน เลิกติดตามหรือบล็อก ${lost} คน`,
  chart: (first: number, last: number, target: number) =>
    `กราฟจำนวนผู้ติดตาม จาก ${first} คนเป็น ${last} คน${target ? ` เป้าหมาย ${target} คน` : ''} รายละเอียดอยู่ในตารางด้านล่าง`,
  target: (count: number) => `เป้าหมาย ${count}`,
  table: 'ดูเป็นตาราง',
  day: 'วันที่',
  added: 'มาใหม่',
  returned: 'กลับมา',
  lost: 'เลิก',
  total: 'รวม',
  line: {
    title: 'เทียบกับตัวเลขของ LINE',
    hint: 'LINE นับวันตามเวลาญี่ปุ่น (เร็วกว่ากรุงเทพฯ 2 ชั่วโมง) และให้ตัวเลขในวันถัดไป ยอดติดตามของ LINE ไม่เคยลดลง จึงต้องหักผู้บล็อกออก',
    none: 'ยังไม่มีตัวเลขจาก LINE ระบบจะขอวันละครั้ง',
    waiting: 'รอตัวเลขจาก LINE',
    missed: 'LINE ไม่ให้ตัวเลขของวันนี้',
    difference: (count: number) => (count === 0 ? 'ตรงกัน' : `ต่างกัน ${count > 0 ? '+' : '−'}${Math.abs(count)}`),
    figures: (followers: number, blocks: number, current: number, ours: number) =>
      `LINE: เคยติดตาม ${followers} − บล็อก ${blocks} = ${current} · ของเรา: ${ours}`,
  },
};
