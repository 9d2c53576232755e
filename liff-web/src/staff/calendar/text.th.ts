const states: Record<string, string> = {
  done: 'ส่งแล้ว',
  done_late: 'ส่งแล้ว แต่ช้า',
  late: 'เลยกำหนด',
  soon: 'ใกล้ครบกำหนด',
  later: 'ยังไม่ถึงกำหนด',
};
const roles: Record<string, string> = { officer: 'เจ้าหน้าที่ทุกคน', head: 'หัวหน้าฝ่าย' };

export const th = {
  title: 'ปฏิทินรายงาน',
  hint: (from: string, to: string) =>
    `รายงานที่ต้องส่งผู้อำนวยการเขต ปีงบประมาณ ${from} ถึง ${to} ระบบเตือนในกล่องข้อความก่อน 7 วันและ 1 วัน และเมื่อเลยกำหนด`,
  year: 'ปีงบประมาณ',
  before: 'ปีก่อน',
  after: 'ปีถัดไป',
  states,
  roles,
  due: (day: string) => `กำหนดส่ง ${day}`,
  left: (days: number) => (days === 0 ? 'วันนี้' : days > 0 ? `อีก ${days} วัน` : `ช้ามาแล้ว ${-days} วัน`),
  responsible: (who: string) => `ผู้รับผิดชอบ: ${who}`,
  lateSum: (count: number, who: string) => `เลยกำหนด ${count} ฉบับ ผู้รับผิดชอบ: ${who}`,
  doneBy: (who: string, when: string) => `ส่งโดย ${who} ${when}`,
  doneByReport: (when: string) => `ระบบบันทึกเมื่อส่งรายงาน ${when}`,
  none: 'ปีนี้ไม่มีรายงานในปฏิทิน',
  mark: 'บันทึกว่าส่งแล้ว หรือเปลี่ยนผู้รับผิดชอบ',
  done: 'ส่งแล้ว',
  who: 'ผู้รับผิดชอบ',
  everybody: (role: string) => `ไม่ระบุคน (${role})`,
  note: 'หมายเหตุ เช่น เลขที่หนังสือ',
  save: 'บันทึก',
  cancel: 'ยกเลิก',
};
