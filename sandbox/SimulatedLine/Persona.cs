namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Somebody the phone can be used as; key and roles only help people choose, LINE knows neither.</summary>
public sealed record Persona(string Key, string UserId, string Name, IReadOnlyList<string> Roles);
