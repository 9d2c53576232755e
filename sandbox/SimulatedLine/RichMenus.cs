using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Rich menus and who sees which: the person's own before the default set by API before the one made by hand in LINE
/// Official Account Manager. Documentation, "Use rich menus", and reference, "Rich menu".
/// </summary>
internal sealed class RichMenus(SimulatedLineOptions options, Changes changes)
{
    private const int MostMenus = 1000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Menu> menus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ofPeople = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private string? defaultId;

    public IReadOnlyList<JsonObject> All
    {
        get { lock (gate) return [.. menus.Values.Select(menu => menu.ToJson())]; }
    }

    public IReadOnlyList<object> Aliases
    {
        get { lock (gate) return [.. aliases.Select(pair => new { richMenuAliasId = pair.Key, richMenuId = pair.Value })]; }
    }

    public string? DefaultId
    {
        get { lock (gate) return defaultId; }
    }

    public string Create(JsonObject definition)
    {
        lock (gate)
        {
            if (menus.Count >= MostMenus)
                throw LineRefusal.Api(400, "The number of rich menus has reached the limit");
            var id = "richmenu-" + Ids.Token();
            menus[id] = new(id, definition.Copy());
            return id;
        }
    }

    public Menu Existing(string id)
    {
        lock (gate)
            return menus.GetValueOrDefault(id) ?? throw LineRefusal.NotFound();
    }

    /// <summary>Deleting a menu takes it from everybody who had it.</summary>
    public void Delete(string id)
    {
        lock (gate)
        {
            if (!menus.Remove(id))
                throw LineRefusal.NotFound();
            if (defaultId == id)
                defaultId = null;
            foreach (var (userId, _) in ofPeople.Where(pair => pair.Value == id).ToList())
                ofPeople.Remove(userId);
        }
        changes.Happened();
    }

    public void SetImage(string id, byte[] bytes, string type)
    {
        lock (gate)
            Existing(id).SetImage(bytes, type);
        changes.Happened();
    }

    public void SetDefault(string? id)
    {
        lock (gate)
            defaultId = id is null ? null : Usable(id);
        changes.Happened();
    }

    public void Link(IEnumerable<string> userIds, string id)
    {
        lock (gate)
        {
            var usable = Usable(id);
            foreach (var userId in userIds)
                ofPeople[userId] = usable;
        }
        changes.Happened();
    }

    public void Unlink(IEnumerable<string> userIds)
    {
        lock (gate)
        {
            foreach (var userId in userIds)
                ofPeople.Remove(userId);
        }
        changes.Happened();
    }

    public string Linked(string userId)
    {
        lock (gate)
            return ofPeople.GetValueOrDefault(userId) ?? throw LineRefusal.NotFound();
    }

    public void SetAlias(string alias, string id, bool isNew)
    {
        lock (gate)
        {
            Existing(id);
            if (aliases.ContainsKey(alias) == isNew)
                throw isNew ? LineRefusal.Api(400, "conflict richmenu alias id") : LineRefusal.NotFound();
            aliases[alias] = id;
        }
    }

    public string Aliased(string alias)
    {
        lock (gate)
            return aliases.GetValueOrDefault(alias) ?? throw LineRefusal.NotFound();
    }

    public void RemoveAlias(string alias)
    {
        lock (gate)
        {
            if (!aliases.Remove(alias))
                throw LineRefusal.NotFound();
        }
    }

    /// <summary>What this person sees at the bottom of the chat.</summary>
    public JsonObject Shown(string userId)
    {
        lock (gate)
            return ((ofPeople.GetValueOrDefault(userId) ?? defaultId) is { } id ? menus.GetValueOrDefault(id)?.ToJson() : null) ?? HandMadeMenu.For(options.LiffId);
    }

    private string Usable(string id) => Existing(id).Image is null
        ? throw LineRefusal.Api(400, "must upload richmenu image before applying it to user")
        : id;

    internal sealed class Menu(string id, JsonObject definition)
    {
        public byte[]? Image { get; private set; }
        public string ImageType { get; private set; } = "";

        /// <summary>An image is never replaced; a new menu is made instead.</summary>
        public void SetImage(byte[] bytes, string type)
        {
            if (Image is not null)
                throw LineRefusal.Api(400, "An image has already been uploaded to the richmenu");
            (Image, ImageType) = (bytes, type);
        }

        public JsonObject ToJson()
        {
            var json = new JsonObject { ["richMenuId"] = id };
            foreach (var (name, value) in definition)
                json[name] = value?.DeepClone();
            return json;
        }
    }
}
