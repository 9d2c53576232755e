using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddRateLimits();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddProblems();
builder.Services.AddJson();
builder.Services.AddValidation();
builder.Services.AddAuth();
builder.Services.AddLine();
builder.Services.AddOpenApiDocument();
builder.Services.AddSingleton<Signals>().AddHostedService(s => s.GetRequiredService<Signals>());

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();

app.MapHealth();
app.MapLine();
app.Run();
