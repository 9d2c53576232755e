using Saphansung.Sandbox.Setup;

namespace Saphansung.Tests;

/// <summary>The product with the pages built from <c>liff-web/</c>.</summary>
public class AppWithPages(TestDatabase databases) : App(databases)
{
    public override async ValueTask InitializeAsync()
    {
        await Pages.Build(Repository.Root, _ => { }, TestContext.Current.CancellationToken);
        await base.InitializeAsync();
    }
}
