import type { Status } from '../../shared/types';

const paused: Partial<Record<Status, string>> = {
  waiting_reporter: 'หยุดนับ: รอผู้แจ้งตอบ',
  claimed_fixed: 'หยุดนับ: รอยืนยันการแก้ไข',
};

const flag: Record<string, string> = {
  agency_asks: 'หน่วยงานเขียนมา ยังไม่ได้ตอบ',
  silent_agency: 'หน่วยงานไม่ตอบรับภายในเวลา',
  ping_pong: 'หน่วยงานส่งเรื่องกลับไปกลับมา',
  contradiction: 'หน่วยงานตอบขัดกัน แห่งหนึ่งว่าแก้แล้ว อีกแห่งว่าทำไม่ได้หรือไม่ใช่งานของตน',
  weak_evidence: 'หลักฐานการแก้ไขยังไม่พอให้ปิดเอง',
  recurring: 'ปัญหาเกิดซ้ำที่เดิม ควรหาสาเหตุ',
  storm: 'มีผู้แจ้งเหตุเดียวกันเข้ามามากในบริเวณนี้',
  outbreak: 'อาจมีโรคระบาดในบริเวณนี้',
  unacknowledged: 'เจ้าหน้าที่เวรยังไม่รับทราบ',
  follow_up_due: 'ถึงวันติดตามผลแล้ว',
};

const clock: Record<string, string> = {
  answer: 'เวลาตอบรับผู้แจ้ง',
  fix: 'เวลาแก้ไข',
  accept: 'เวลารับงาน',
  agency_fix: 'เวลาแก้ไขของหน่วยงาน',
  acknowledge: 'เวลารับทราบของเวร',
};

const role: Record<string, string> = {
  agency: 'หน่วยงาน',
  officer: 'เจ้าหน้าที่',
  head: 'หัวหน้าฝ่าย',
  director: 'ผู้อำนวยการเขต',
};

export const th = {
  priority: (name: string) => `ความเร่งด่วน: ${name}`,
  promise: {
    title: 'เวลาที่สัญญาไว้',
    answer: 'ตอบรับผู้แจ้ง',
    fix: 'แก้ไข',
    left: (span: string) => `เหลือ ${span}`,
    late: (span: string) => `เกิน ${span}`,
    used: (percent: number) => `ใช้เวลาไป ${percent}%`,
    by: (time: string) => `ภายใน ${time}`,
    answered: (time: string) => `ตอบรับผู้แจ้งแล้ว ${time}`,
    paused,
    storm: 'หยุดนับ: เหตุใหญ่ในบริเวณเดียวกัน',
    pausedOther: 'หยุดนับเวลา',
    since: (time: string) => `ตั้งแต่ ${time}`,
  },
  custody: {
    title: 'เรื่องอยู่กับ',
    district: 'เขต',
    waiting: (names: string) => `รอตอบรับ: ${names}`,
    officer: (name: string) => `ผู้ดูแล: ${name}`,
    me: 'คุณ',
    nobody: 'ยังไม่มีผู้ดูแล',
  },
  flags: {
    title: 'มีเรื่องต้องดู',
    words: flag,
    seen: 'ดูแล้ว',
    note: 'บันทึกสั้น ๆ ว่าดูแล้วเป็นอย่างไร (ไม่บังคับ)',
    save: 'บันทึกว่าดูแล้ว',
    done: 'บันทึกว่าดูแล้ว',
  },
  retarget: {
    priority: 'เปลี่ยนความเร่งด่วน',
    category: 'เปลี่ยนประเภท',
    choosePriority: 'ความเร่งด่วนใหม่',
    chooseCategory: 'ประเภทใหม่',
    none: 'เลือก',
    keeps: (percent: number) =>
      `กำหนดเวลาจะเปลี่ยน แต่เวลาแก้ไขที่ใช้ไปแล้ว (${percent}% ของเวลาเดิม) ยังนับอยู่ ไม่เริ่มนับใหม่ ผู้แจ้งเห็นเหตุผลและกำหนดเวลาใหม่`,
    answersStay: 'คำตอบของผู้แจ้งยังอยู่กับคำถามชุดเดิม',
    done: (answerBy: string, fixBy: string) =>
      `กำหนดใหม่ ${answerBy ? `ตอบรับภายใน ${answerBy} ` : ''}แก้ไขภายใน ${fixBy}`,
  },
  officer: {
    title: 'ผู้ดูแลเรื่อง',
    hint: 'ผู้ดูแลรับคำเตือนเรื่องเวลา และเห็นตำแหน่งจริงของเรื่องอ่อนไหว',
    mine: 'ฉันดูแลเอง',
    to: 'ส่งต่อให้',
    none: 'เลือกเจ้าหน้าที่',
    open: (count: string) => `ถืออยู่ ${count} เรื่อง`,
    reason: 'ข้อความถึงผู้ดูแลคนใหม่ (ไม่บังคับ)',
    send: 'ส่งต่อให้ดูแล',
    done: 'เปลี่ยนผู้ดูแลแล้ว',
  },
  sendBack: 'ส่งกลับให้แก้ไขต่อ',
  sendBackHint: 'ใช้เมื่อเห็นว่ายังไม่เรียบร้อย ผู้แจ้งเห็นเหตุผลนี้ และเวลาแก้ไขเดินต่อ',
  stale: {
    title: 'เรื่องนี้เปลี่ยนไปแล้วระหว่างที่คุณดูอยู่ ยังไม่ได้บันทึกการดำเนินการของคุณ',
    again: 'ข้อมูลในหน้านี้เป็นปัจจุบันแล้ว ข้อความที่พิมพ์ยังอยู่ ตรวจแล้วกดอีกครั้งได้',
  },
  assignment: {
    accept: 'ตอบรับภายใน',
    fix: 'แก้ไขภายใน',
    level: (clockName: string, level: number) => `${clockName}ถึง ${level}%`,
    rightAgency: (name: string) => `เสนอให้ส่งไปที่ ${name}`,
    sendTo: (name: string) => `ส่งต่อ ${name}`,
    right: 'หน่วยงานที่ควรรับเรื่องนี้ (ไม่บังคับ)',
    unknown: 'ไม่ระบุ',
  },
  history: {
    clock,
    role,
    level: (clockName: string, level: number) => (level >= 100 ? `${clockName}ครบแล้ว` : `${clockName}ใช้ไป ${level}%`),
    deadline: (time: string) => `กำหนด ${time}`,
    told: (roles: string) => `แจ้ง: ${roles}`,
    stale: 'มาถึงหลังคำตอบที่ใหม่กว่า เก็บไว้โดยไม่เปลี่ยนสถานะ',
    repeated: 'แจ้งซ้ำ เก็บไว้โดยไม่เปลี่ยนสถานะ',
    late: 'เกินเวลาที่กำหนด',
    handedTo: (name: string) => `ผู้ดูแลใหม่: ${name}`,
    reports: (count: number) => `${count} เรื่อง`,
  },
};
