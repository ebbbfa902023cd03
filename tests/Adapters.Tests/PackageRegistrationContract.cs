using System.Collections.Generic;
using System.Linq;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Adapters.Tests;

/// <summary>What the registration of every adapter over optional packages keeps, where it was built with them.</summary>
public abstract class PackageRegistrationContract
{
    protected abstract string Name { get; }

    protected abstract IReadOnlyList<string> Packages { get; }

    [AdapterFact]
    public void Was_built_with_every_package_it_names()
    {
        IAdapter adapter = AppAdapters.All.Single(each => each.Name == Name);
        Assert.Equal(Packages, adapter.Dependencies.Select(each => each.Name));
        Assert.All(adapter.Dependencies, each => Assert.NotEmpty(each.Version));
        Assert.NotEqual(AdapterState.Missing, adapter.State);
    }
}
