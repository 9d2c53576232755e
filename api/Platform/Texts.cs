using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Saphansung.Api.Platform;

/// <summary>A text for people in both languages of the district; Thai leads.</summary>
public sealed record Text(string Th, string En)
{
    internal string In(bool english) => english ? En : Th;
}

/// <summary>
/// What refusals say. A validation message is written in code as <c>key</c> or <c>key|argument</c>, so that attributes
/// and hand-written checks share these sentences.
/// </summary>
internal static class Texts
{
    private static readonly Dictionary<string, Text> Sentences = new(StringComparer.Ordinal)
    {
        ["validation_failed"] = new("ข้อมูลบางช่องไม่ถูกต้อง", "Some fields are not right."),
        ["malformed_json"] = new("อ่านข้อมูลที่ส่งมาไม่ได้", "The body could not be read as JSON."),
        ["idempotency_key_missing"] = new("ต้องส่งหัวข้อ Idempotency-Key เป็น UUID", "Send an Idempotency-Key header holding a UUID."),
        ["idempotency_key_reused"] = new("Idempotency-Key นี้ใช้ไปแล้วกับข้อมูลอื่น", "This Idempotency-Key was used with another body."),
        ["update_id_reused"] = new("updateId นี้ใช้ไปแล้วกับข้อมูลอื่น", "This updateId was used with another body."),
        ["unauthenticated"] = new("กรุณาเข้าสู่ระบบ", "Sign in first."),
        ["token_expired"] = new("หมดเวลาการเข้าสู่ระบบ กรุณาเข้าใหม่", "The sign-in has expired; sign in again."),
        ["link_not_valid"] = new("ลิงก์นี้ใช้ไม่ได้แล้ว โปรดติดต่อสำนักงานเขตเพื่อขอลิงก์ใหม่", "This link is no longer valid; ask the district office for a new one."),
        ["group_link_not_valid"] = new("ลิงก์ของกลุ่มนี้ใช้ไม่ได้หรือหมดอายุ เรียกบัญชีในกลุ่มเพื่อขอลิงก์ใหม่", "This link of the group is not valid or has expired; ask the account in the group for a new one."),
        ["not_a_member"] = new("ใช้ได้เฉพาะสมาชิกของกลุ่มเครือข่าย", "Only members of the network's group may do this."),
        ["line_away"] = new("LINE ไม่ตอบ ยังตรวจสอบไม่ได้ กรุณาลองใหม่", "LINE does not answer, so this could not be checked. Try again."),
        ["question_answered"] = new("คำถามนี้มีผู้ตอบแล้ว", "This question has been answered."),
        ["nobody_to_answer"] = new("LINE ไม่ได้บอกว่าใครถาม และหมดเวลาตอบในกลุ่มแล้ว", "LINE did not say who asked, and the time to reply in the group is over."),
        ["test_key_needed"] = new("ใช้ได้กับคีย์ทดสอบเท่านั้น (sps_test_…)", "Only a test key (sps_test_…) may do this."),
        ["pages_not_built"] = new("ยังไม่ได้สร้างไฟล์ของหน้าเว็บ จึงไม่มีภาพริชเมนู", "The pages have not been built, so there are no pictures of the menus."),
        ["line_refused"] = new("LINE ไม่รับรายการนี้", "LINE refused this."),
        ["forbidden"] = new("ไม่มีสิทธิ์ทำรายการนี้", "You may not do this."),
        ["reason_required"] = new("เรื่องนี้เป็นข้อมูลอ่อนไหว ต้องระบุเหตุผลก่อนเปิด", "This case is sensitive; give a reason to open it."),
        ["not_found"] = new("ไม่พบข้อมูลที่ขอ", "There is nothing here."),
        ["method_not_allowed"] = new("ใช้วิธีเรียกนี้ไม่ได้", "This method is not allowed here."),
        ["illegal_move"] = new("สถานะปัจจุบันทำขั้นตอนนี้ไม่ได้", "This step is not possible from the present state."),
        ["stale_version"] = new("มีการเปลี่ยนแปลงเรื่องนี้หลังจากที่คุณเปิดดู โปรดดูสิ่งที่เปลี่ยนแล้วตัดสินใจอีกครั้ง", "The case has changed since you opened it; look at what changed and decide again."),
        ["cannot_merge"] = new("รวมสองเรื่องนี้เข้าด้วยกันไม่ได้", "These two cases cannot be merged."),
        ["others_wait"] = new("มีผู้อื่นแจ้งเรื่องเดียวกันและรวมไว้กับเรื่องนี้ จึงถอนเรื่องไม่ได้", "Others reported the same and wait for this case, so it cannot be withdrawn."),
        ["too_many_webhooks"] = new("มีปลายทาง Webhook ได้ไม่เกิน 5 แห่ง", "An agency may have at most five webhooks."),
        ["webhook_disabled"] = new("ปลายทางนี้ปิดอยู่ ต้องเปิดก่อนส่งใหม่", "This webhook is switched off; switch it on first."),
        ["loop_detected"] = new("ข่าวนี้วนกลับมาที่ระบบต้นทาง หรือผ่านมาหลายระบบเกินไป", "This has come back to where it began, or through too many systems."),
        ["quota_short"] = new("ข้อความของเดือนนี้เหลือไม่พอ (ผู้รับ/เหลือ {0}) ลงในกล่องข่าวและหน้าข่าวแทนได้ ไม่เสียโควตา", "The month's messages do not suffice (people/left {0}). It may go into the inbox and the archive instead, which is free."),
        ["already_assigned"] = new("หน่วยงานนี้รับเรื่องอยู่แล้ว", "This agency already has the case."),
        ["trial_needed"] = new("ต้องทดลองกฎฉบับปัจจุบันก่อนเปิดใช้", "Try the present version of the rule before switching it on."),
        ["photo_too_large"] = new("รูปต้องไม่เกิน 10 MB", "A photo may have at most 10 MB."),
        ["import_too_large"] = new("ไฟล์ต้องไม่เกิน 32 MB แบ่งตามช่วงเวลาแล้วนำเข้าทีละไฟล์", "A file may have at most 32 MB; split it by time and import one after the other."),
        ["letter_too_large"] = new("จดหมายต้องไม่เกิน 10 MB", "A letter may have at most 10 MB."),
        ["evidence_required"] = new("ต้องแนบหลักฐานการแก้ไขก่อนแจ้งว่าเสร็จ", "Attach evidence of the fix before saying that it is done."),
        ["evidence_wrong_kind"] = new("รูปต้องอยู่ใน photoIds และจดหมายต้องอยู่ใน letterIds", "Photos belong into photoIds and letters into letterIds."),
        ["body_too_large"] = new("ข้อมูลที่ส่งมาใหญ่เกินไป", "The body is too large."),
        ["unsupported_media_type"] = new("ชนิดของข้อมูลที่ส่งมาไม่รองรับ", "This content type is not supported."),
        ["too_many_requests"] = new("เรียกถี่เกินไป กรุณารอสักครู่", "Too many requests; wait a moment."),
        ["too_many_guesses"] = new("ใส่เลขที่เรื่องหรือรหัสผิดหลายครั้ง กรุณารอแล้วลองใหม่", "Too many wrong references or codes; wait and try again."),
        ["unavailable"] = new("ระบบไม่พร้อมชั่วคราว ข้อมูลยังไม่ถูกบันทึก กรุณาลองใหม่", "The service is briefly away; nothing was saved. Try again."),
        ["unexpected"] = new("เกิดข้อผิดพลาดในระบบ", "Something went wrong on our side."),

        ["api_key_missing"] = new("ต้องส่ง api_key", "Send an api_key."),
        ["api_key_unknown"] = new("api_key ไม่ถูกต้อง หรือถูกยกเลิกหรือหมดอายุแล้ว", "This api_key is not known, or was revoked or has expired."),
        ["api_key_reads"] = new("api_key นี้ใช้อ่านได้อย่างเดียว", "This api_key may only read."),
        ["api_key_live"] = new("ปลายทางทดสอบรับเฉพาะกุญแจทดสอบ (sps_test_…)", "The test endpoint takes test keys only (sps_test_…)."),
        ["api_key_test"] = new("กุญแจทดสอบใช้ได้กับ /open311/test/v2 เท่านั้น", "A test key works at /open311/test/v2 only."),
        ["unknown_jurisdiction"] = new("ไม่รู้จัก jurisdiction_id นี้", "This jurisdiction_id is not known."),
        ["unknown_service"] = new("ไม่มี service_code นี้", "There is no such service_code."),
        ["unknown_request"] = new("ไม่มี service_request_id นี้", "There is no such service_request_id."),
        ["unknown_token"] = new("ไม่มี token นี้", "There is no such token."),

        ["not_invited"] = new("แบบสอบถามรอบนี้ไม่ได้ถามถึงท่าน", "This round of the survey does not ask you."),
        ["round_not_open"] = new("แบบสอบถามรอบนี้ยังไม่เปิดรับคำตอบ", "This round is not open yet."),
        ["round_closed"] = new("แบบสอบถามรอบนี้ปิดรับคำตอบแล้ว คำตอบที่ยังไม่ได้ส่งถูกเก็บไว้เป็นฉบับร่างเท่านั้น", "This round has closed; what was not sent is kept as a draft only."),
        ["round_not_closed"] = new("รอบนี้ยังไม่ปิด จึงยังไม่มีผล", "This round is not closed yet, so there are no figures."),
        ["round_reported"] = new("รายงานผลของรอบนี้ส่งแล้ว จึงถอนคำตอบไม่ได้", "This round has been reported, so the answer cannot be taken back."),
        ["draft_elsewhere"] = new("มีการบันทึกคำตอบจากเครื่องอื่นหลังจากนั้น", "Another device has saved since."),
        ["already_answered"] = new("ท่านตอบแบบสอบถามรอบนี้แล้ว", "You have answered this round already."),
        ["survey_changed"] = new("มีผู้อื่นแก้ไขหลังจากที่คุณเปิดดู โปรดโหลดใหม่แล้วแก้ไขอีกครั้ง", "Somebody has changed it since you opened it; load it again."),
        ["anonymity_fixed"] = new("เปิดรอบแล้ว จึงเปลี่ยนการระบุตัวผู้ตอบไม่ได้", "A round has opened, so whether the survey is anonymous can no longer change."),
        ["form_empty"] = new("แบบสอบถามต้องมีอย่างน้อยหนึ่งข้อ", "The form has no questions."),
        ["form_key"] = new("รหัสของข้อต้องเป็นภาษาอังกฤษแบบ camelCase เช่น waterDepth", "The key must be English camelCase, such as waterDepth."),
        ["form_key_twice"] = new("รหัสของข้อซ้ำกัน", "The key is used twice."),
        ["form_type"] = new("แบบสอบถามใช้ข้อชนิด {0} ไม่ได้", "A survey has no question of type {0}."),
        ["form_label"] = new("ข้อความของข้อและคำอธิบายต้องมีทั้งไทยและอังกฤษ", "Label and hint need text in Thai and English."),
        ["form_min_max"] = new("ค่าต่ำสุดมากกว่าค่าสูงสุด", "The smallest value is greater than the largest."),
        ["form_max_length"] = new("ความยาวสูงสุดต้องมากกว่าศูนย์", "The greatest length must be positive."),
        ["form_weight"] = new("น้ำหนักต้องมากกว่าศูนย์", "The weight must be positive."),
        ["form_no_opinion"] = new("ตัวเลือก “ไม่มีความเห็น” ใช้กับมาตรวัดเท่านั้น และต้องมีทั้งไทยและอังกฤษ", "“No opinion” belongs to a scale and needs text in Thai and English."),
        ["form_scale"] = new("มาตรวัดต้องมีค่าต่ำสุดและสูงสุดเป็นจำนวนเต็ม ไม่เกิน 11 ระดับ", "A scale needs whole numbers for its ends and at most 11 points."),
        ["form_scale_option"] = new("{0} ไม่ใช่ระดับของมาตรวัดนี้", "{0} is no point of the scale."),
        ["form_no_options"] = new("ข้อชนิด {0} มีตัวเลือกไม่ได้", "A question of type {0} has no options."),
        ["form_options_empty"] = new("ยังไม่มีตัวเลือก", "The options are empty."),
        ["form_option_label"] = new("ทุกตัวเลือกต้องมีค่าและข้อความทั้งไทยและอังกฤษ", "Every option needs a value and a label in Thai and English."),
        ["form_twice"] = new("{0} ซ้ำกัน", "{0} is there twice."),
        ["form_stop_message"] = new("ข้อความเตือนต้องมีทั้งไทยและอังกฤษ", "The warning needs text in Thai and English."),
        ["form_condition_later"] = new("เงื่อนไขอ้างถึงข้อ {0} ซึ่งต้องมาก่อนข้อนี้ เงื่อนไขวนกลับไม่ได้", "The condition refers to {0}, which must come earlier; conditions cannot run in a circle."),
        ["form_condition_unknown"] = new("เงื่อนไขอ้างถึงข้อ {0} ซึ่งไม่มีในแบบสอบถาม", "The condition refers to {0}, which is no question of this form."),
        ["form_condition_empty"] = new("เงื่อนไขยังไม่ได้ระบุคำตอบ", "The condition names no answer."),
        ["form_condition_no_options"] = new("เงื่อนไขต้องอ้างถึงข้อที่มีตัวเลือก แต่ข้อ {0} ไม่มี", "The condition needs a question with options, and {0} has none."),
        ["form_condition_option"] = new("เงื่อนไขอ้างถึงคำตอบ {0} ซึ่งไม่มี", "The condition names {0}, which is no answer there."),
        ["form_section"] = new("หมวด {0} ต้องมีรหัสภาษาอังกฤษแบบ camelCase และชื่อทั้งไทยและอังกฤษ", "The section {0} needs a key in English camelCase and a label in Thai and English."),
        ["form_section_unknown"] = new("ไม่มีหมวด {0}", "The section {0} is not there."),
        ["form_section_order"] = new("ข้อต้องเรียงตามลำดับของหมวด", "The questions must stand in the order of their sections."),
        ["form_aspect"] = new("ด้าน {0} ต้องมีรหัสภาษาอังกฤษแบบ camelCase และชื่อทั้งไทยและอังกฤษ", "The aspect {0} needs a code in English camelCase and a label in Thai and English."),
        ["form_aspect_unknown"] = new("ไม่มีด้าน {0}", "The aspect {0} is not there."),
        ["form_too_large"] = new("ไฟล์แบบสอบถามต้องไม่เกิน 2 MB", "A form's file may have at most 2 MB."),
        ["not_an_xlsform"] = new("ต้องเป็นไฟล์ XLSForm (.xlsx ที่มีชีต survey กับคอลัมน์ type และ name) หรือ JSON ที่ส่งออกจากที่นี่", "An XLSForm (.xlsx with a sheet survey and its columns type and name) or JSON exported here is needed."),
        ["xls_sheet"] = new("ไม่ใช้ชีตนี้", "This sheet is not used."),
        ["xls_column"] = new("ไม่ใช้คอลัมน์หรือเงื่อนไข {0} นี้", "{0} is not taken over."),
        ["xls_type"] = new("ไม่มีข้อชนิด {0} จึงข้ามแถวนี้", "There is no question of type {0}; the row is left out."),
        ["xls_metadata"] = new("ไม่เก็บ {0} ของผู้ตอบ จึงข้ามแถวนี้", "{0} is not collected; the row is left out."),
        ["xls_nested"] = new("หมวดซ้อนหมวดไม่ได้ คำถามอยู่ในหมวดนอก", "Groups cannot be nested; the questions are in the outer one."),
        ["xls_end"] = new("end_group ไม่มี begin_group คู่กัน", "This end_group has no begin_group."),
        ["xls_list"] = new("ไม่มีรายการตัวเลือก {0} ในชีต choices", "The sheet choices has no list {0}."),
        ["xls_step"] = new("มาตรวัดใช้ขั้นละ 1 เท่านั้น", "A scale has steps of 1."),
        ["xls_relevant"] = new("ใช้ได้เฉพาะเงื่อนไขแบบ ${{q}} = 'x' หรือ selected(${{q}}, 'x') ของคำถามเดียว ข้อนี้จึงถามเสมอ", "Only conditions like ${{q}} = 'x' or selected(${{q}}, 'x') of one question can be taken over; this one is always asked."),
        ["xls_language"] = new("มีภาษาเดียว จึงใช้ข้อความเดียวกันทั้งไทยและอังกฤษ", "One language only; the same text stands for both."),
        ["both_languages"] = new("ต้องมีทั้งไทยและอังกฤษ", "Text in Thai and English is needed."),
        ["before_from"] = new("ต้องไม่ก่อนวันเริ่ม", "It must not be before the first day."),
        ["after_opening"] = new("ต้องหลังเวลาเปิด", "It must be after the opening."),
        ["while_open"] = new("ต้องอยู่ระหว่างเวลาเปิดและเวลาปิด", "It must lie between opening and closing."),
        ["not_past"] = new("เวลานี้ผ่านไปแล้ว", "This time is over."),
        ["course_changed"] = new("มีผู้อื่นแก้ไขหลังจากที่คุณเปิดดู โปรดโหลดใหม่แล้วแก้ไขอีกครั้ง", "Somebody has changed it since you opened it; load it again."),
        ["course_reported"] = new("หลักสูตรนี้รายงานผลแล้ว จึงแก้ไขไม่ได้", "This course has been reported and can no longer change."),
        ["course_without_sessions"] = new("กำหนดการยังว่าง ต้องมีอย่างน้อยหนึ่งหัวข้อ", "The timetable is empty; at least one session is needed."),
        ["course_not_enrolling"] = new("หลักสูตรนี้ไม่ได้เปิดรับสมัครแล้ว โปรดติดต่อเจ้าหน้าที่", "This course takes no enrolments now; ask the staff."),
        ["course_not_running"] = new("ยังไม่ได้เริ่มการอบรม หรือการอบรมจบแล้ว", "The course has not begun, or is over."),
        ["course_full"] = new("ที่นั่งเต็มแล้ว", "All seats are taken."),
        ["session_kept"] = new("หัวข้อที่มีผู้ลงเวลาแล้วลบไม่ได้ โปรดโหลดใหม่แล้วแก้ไขอีกครั้ง", "A session that somebody attended cannot be taken out; load it again."),
        ["already_enrolled"] = new("ลงชื่อในหลักสูตรนี้แล้ว", "Already enrolled in this course."),
        ["enrolment_changed"] = new("ข้อมูลนี้เปลี่ยนไปหลังจากที่เปิดดู โปรดโหลดใหม่", "This has changed since it was opened; load it again."),
        ["not_that_day"] = new("ต้องอยู่ในวันอบรม", "It must be on the day of the course."),
        ["given_twice"] = new("ระบุซ้ำกัน", "Something is named twice."),
        ["receipt_unknown"] = new("ไม่พบคำตอบที่ตรงกับรหัสนี้", "No answer belongs to this code."),

        ["required"] = new("กรุณากรอกช่องนี้", "This field is required."),
        ["unknown_field"] = new("ไม่รู้จักช่องนี้", "This field is not known."),
        ["wrong_type"] = new("ชนิดของข้อมูลไม่ถูกต้อง", "The value has the wrong type."),
        ["bad_text"] = new("ข้อความมีอักขระที่ใช้ไม่ได้", "The text has a character that cannot be used."),
        ["too_long"] = new("ยาวเกิน {0} ตัวอักษร", "At most {0} characters."),
        ["too_short"] = new("ต้องมีอย่างน้อย {0} ตัวอักษร", "At least {0} characters."),
        ["too_many"] = new("ไม่เกิน {0} รายการ", "At most {0} items."),
        ["at_least"] = new("ต้องไม่น้อยกว่า {0}", "At least {0}."),
        ["at_most"] = new("ต้องไม่เกิน {0}", "At most {0}."),
        ["whole_number"] = new("ต้องเป็นจำนวนเต็ม", "A whole number is needed."),
        ["not_an_option"] = new("ไม่มีตัวเลือกนี้", "This is not one of the options."),
        ["unknown_question"] = new("ไม่มีคำถามนี้ในแบบฟอร์ม", "The form has no such question."),
        ["hidden_question"] = new("คำถามนี้ไม่ต้องตอบตามคำตอบก่อนหน้า", "This question does not apply to the other answers."),
        ["not_a_date"] = new("ต้องเป็นวันที่แบบ ปปปป-ดด-วว (ค.ศ.)", "A date as YYYY-MM-DD is needed."),
        ["must_agree"] = new("ต้องยินยอมก่อน", "Consent is needed."),
        ["too_many_days"] = new("ขอได้ครั้งละไม่เกิน {0} วัน", "At most {0} days at once."),
        ["not_a_box"] = new("ต้องเป็น minLng,minLat,maxLng,maxLat", "Four numbers are needed: minLng,minLat,maxLng,maxLat."),
        ["not_a_traffy_file"] = new("ต้องเป็นไฟล์ CSV หรือ GeoJSON ของ Traffy Fondue ที่มีคอลัมน์ ticket_id", "A CSV or GeoJSON file of Traffy Fondue with ticket_id is needed."),
        ["exactly_one"] = new("ต้องระบุหนึ่งอย่างเท่านั้น", "Give exactly one of them."),
        ["unknown_value"] = new("ไม่รู้จักค่านี้", "This value is not known."),
        ["outside_thailand"] = new("ตำแหน่งอยู่นอกประเทศไทย", "The place is outside Thailand."),
        ["place_required"] = new("ระบุตำแหน่งบนแผนที่ หรือจุดสังเกตกับชุมชน", "Give a point on the map, or a landmark and the community."),
        ["both_or_none"] = new("ละติจูดกับลองจิจูดต้องมาคู่กัน", "Latitude and longitude go together."),
        ["own_community"] = new("แจ้งแทนได้เฉพาะคนในชุมชนของท่าน", "You may report for people of your own community only."),
        ["not_your_photo"] = new("ไม่พบรูปนี้ หรือรูปถูกใช้ไปแล้ว", "This photo is not yours, or is in use already."),
        ["not_a_photo"] = new("ต้องเป็นรูป JPEG, PNG หรือ WebP", "A JPEG, PNG or WebP picture is needed."),
        ["not_a_hash"] = new("ต้องเป็นเลขฐานสิบหก 16 หลัก", "16 hexadecimal digits are needed."),
        ["not_your_letter"] = new("ไม่พบจดหมายนี้ หรือจดหมายถูกใช้ไปแล้ว", "This letter is not yours, or is in use already."),
        ["not_your_file"] = new("ไม่พบไฟล์นี้ หรือไฟล์ถูกใช้ไปแล้ว", "This file is not there, or is in use already."),
        ["not_a_line_picture"] = new("ต้องเป็นรูป JPEG หรือ PNG เพราะ LINE แสดงได้เพียงสองชนิดนี้", "A JPEG or PNG picture is needed, because LINE shows no others."),
        ["ends_before"] = new("เวลาสิ้นสุดต้องไม่ก่อนเวลาเริ่ม", "It must not end before it begins."),
        ["already_past"] = new("เวลานี้ผ่านไปแล้ว", "This time has passed."),
        ["not_a_letter"] = new("ต้องเป็นไฟล์ PDF หรือรูป JPEG, PNG, WebP", "A PDF file or a JPEG, PNG or WebP picture is needed."),
        ["webhook_url"] = new("ต้องเป็นที่อยู่ https ที่ไม่มีชื่อผู้ใช้และเครื่องหมาย #", "An https address without user name and fragment is needed."),
        ["webhook_port"] = new("ใช้ได้เฉพาะพอร์ต 443 หรือ 8443", "Only ports 443 and 8443 may be used."),
        ["webhook_private"] = new("ที่อยู่นี้ไม่ได้อยู่ในอินเทอร์เน็ตสาธารณะ", "This address is not on the public internet."),
        ["webhook_unresolved"] = new("ไม่พบชื่อเครื่องนี้", "This host name was not found."),
        ["too_long_ago"] = new("เวลานี้นานเกินไปแล้ว", "This time lies too far back."),
        ["not_a_name"] = new("ใช้ได้เฉพาะ a-z A-Z 0-9 . _ : - ไม่เกิน 100 ตัวอักษร", "Only a-z A-Z 0-9 . _ : - and at most 100 characters."),
        ["not_later"] = new("เวลานี้อยู่ในอนาคต", "This time lies in the future."),
        ["not_a_time"] = new("ต้องเป็นเวลาแบบ 22:00", "A time such as 22:00 is needed."),
        ["both_times"] = new("ระบุทั้งเวลาเริ่มและเวลาสิ้นสุด", "Give both the time it begins and the time it ends."),
        ["agency_or_priority"] = new("เลือกหน่วยงาน ความเร่งด่วน หรือทั้งสองอย่าง", "Choose an agency, a priority, or both."),
        ["all_rules"] = new("ต้องมีกฎทุกข้อ ข้อละหนึ่งครั้ง โปรดโหลดหน้าใหม่", "Every rule is needed, each once; load the page again."),
        ["w3c_time"] = new("ต้องเป็นเวลาพร้อมเขตเวลา เช่น 2026-11-22T10:00:00+07:00", "A time with its offset is needed, such as 2026-11-22T10:00:00+07:00."),
        ["before_start"] = new("ต้องไม่ก่อน start_date", "It must not be before start_date."),
        ["span_too_long"] = new("ช่วงเวลาต้องไม่เกิน 90 วัน", "The range may span at most 90 days."),
        ["open_or_closed"] = new("ต้องเป็น open, closed หรือทั้งสองคั่นด้วยจุลภาค", "open, closed, or both with a comma."),
        ["from_to"] = new("ต้องเป็นจำนวนเต็ม {0}", "A whole number {0} is needed."),
        ["geo_place_required"] = new("ต้องส่ง lat กับ long หรือ address_string", "Send lat and long, or address_string."),
        ["no_address_ids"] = new("เขตไม่มีทะเบียน address_id โปรดส่ง lat กับ long หรือ address_string", "This district has no address ids; send lat and long, or address_string."),
        ["no_html"] = new("ต้องเป็นข้อความธรรมดา ไม่มี HTML", "Plain text is needed, without HTML."),
        ["not_a_link"] = new("ต้องเป็นลิงก์ http หรือ https", "An http or https link is needed."),
        ["not_a_form"] = new("อ่านแบบฟอร์มที่ส่งมาไม่ได้", "The form in the body could not be read."),
        ["unknown_update_status"] = new("หน่วยงานแจ้งสถานะนี้ไม่ได้", "An agency cannot say this status."),
        ["reason_needed"] = new("กรุณาระบุเหตุผล", "Give a reason."),
    };

    public static string Say(string message, bool english)
    {
        var parts = message.Split('|', 2);
        return Sentences.TryGetValue(parts[0], out var sentence)
            ? string.Format(CultureInfo.InvariantCulture, sentence.In(english), parts.Length > 1 ? parts[1] : "")
            : message;
    }

    /// <summary>English only when the caller ranks it above Thai; everybody else reads Thai.</summary>
    public static bool WantsEnglish(this HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)) return false;

        double Rank(string language) => languages
            .Where(l => l.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase))
            .Select(l => l.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();

        return Rank("en") > Rank("th");
    }
}
