using Saphansung.Api.Agencies;
using Saphansung.Api.Auth;
using Saphansung.Api.Board;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 256 * 1024;
});
builder.AddDatabase();
builder.AddRateLimits();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddProblems();
builder.Services.AddJson();
builder.Services.AddCompression();
builder.Services.AddValidation();
builder.Services.AddAuth();
builder.Services.AddIncidents();
builder.Services.AddBoard();
builder.Services.AddAgencies();
builder.Services.AddLine();
builder.Services.AddOpenApiDocument();
builder.Services.AddOptions<MapOptions>().BindConfiguration("Map");
builder.Services.AddSingleton<Signals>().AddHostedService(s => s.GetRequiredService<Signals>());

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseCompression();
app.UsePages();
app.UseOpenApiDocument();
app.UseGate();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();

var api = app.MapGroup("/api/v1").RefusesAsUsual();
api.MapAuth();
api.MapIncidents();
api.MapCommunity();
api.MapAgencies();
var staff = api.MapGroup("/staff").RequireAuthorization(Policies.Staff).Refuses(400);
staff.MapBoard();
staff.MapCasework();
staff.MapTemplates();
staff.MapAssigning();
staff.MapSensitive();
staff.MapAccess();
staff.MapDeliveries();
app.MapWebhook();
app.MapHealth();
app.MapPages();
app.Run();
