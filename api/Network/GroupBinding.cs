using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// A code from the staff page, typed in the group by an officer, a head or somebody of a committee, makes it the network's group.
/// There is one; the database decides between two that are bound at once.
/// </summary>
internal sealed class GroupBinding(ChatScene scene)
{
    public async Task Bind(ChatEvents.Stored stored, Told told, string code, CancellationToken ct) =>
        await scene.Reply(stored, told, await Decide(told, code, ct), ct);

    private async Task<string> Decide(Told told, string code, CancellationToken ct)
    {
        var (lineGroup, hash) = (told.Source!.GroupId!, scene.Keys.Hash(code));
        var person = await scene.Connection.OneOrNone<Guid?>("""
            select id
            from person
            where line_user_id = @UserId and exists (select from person_role where person_id = person.id and role = any(@roles))
            """, new { told.Source.UserId, roles = (string[])[.. Roles.Caseworkers, Roles.Committee] }, ct);
        if (person is null) return GroupMessages.NotBound("ผู้พิมพ์รหัสต้องเป็นเจ้าหน้าที่ หัวหน้าฝ่าย หรือกรรมการชุมชนที่ลงทะเบียนแล้ว");

        var valid = await scene.Connection.OneOrNone<Guid?>("""
            select id from network_code where hash = @hash and used_at is null and expires_at > @Now for update
            """, new { hash, scene.Now }, ct);
        if (valid is null) return GroupMessages.NotBound("รหัสไม่ถูกต้อง หมดอายุ หรือใช้ไปแล้ว ขอรหัสใหม่ได้ที่หน้ากลุ่มเครือข่ายของเจ้าหน้าที่");

        var bound = await scene.Connection.Run("""
            insert into network_group (id, line_group_id, state, bound_by, bound_at, count_due_at)
            values (@id, @lineGroup, 'active', @person, @Now, @Now)
            on conflict (state) where state = 'active' do nothing
            """, new { id = Clock.NewId(scene.Now), lineGroup, person, scene.Now }, ct);
        if (bound == 0)
        {
            var here = await scene.Connection.One<bool>(
                "select exists (select from network_group where state = 'active' and line_group_id = @lineGroup)", new { lineGroup }, ct);
            return GroupMessages.NotBound(here ? "กลุ่มนี้ผูกอยู่แล้ว" : "มีกลุ่มเครือข่ายอื่นผูกอยู่แล้ว ต้องยกเลิกการผูกกลุ่มเดิมที่หน้าเจ้าหน้าที่ก่อน");
        }

        await scene.Connection.Run("update network_code set used_at = @Now where id = @valid", new { valid, scene.Now }, ct);
        return GroupMessages.Bound(scene.District.Settings.Name.Th);
    }
}
