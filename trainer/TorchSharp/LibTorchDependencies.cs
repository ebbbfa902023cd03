using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Adapters;

namespace MbRlRobot.TorchSharp;

/// <summary>
/// The packages, as what the adapter needs here and now: present where libtorch loads as well. It is tried when somebody asks, not
/// before: libtorch is hundreds of megabytes, and most commands never fit with it.
/// </summary>
/// <param name="packages">The packages that the build found.</param>
internal sealed class LibTorchDependencies(IReadOnlyList<Dependency> packages) : IReadOnlyList<Dependency>
{
    private readonly Lazy<IReadOnlyList<Dependency>> _dependencies = new(() => LibTorch.IsLoaded
        ? packages
        : [.. packages.Select(package => package with { IsPresent = false, Install = LibTorch.Install })]);

    public int Count => packages.Count;

    public Dependency this[int index] => _dependencies.Value[index];

    public IEnumerator<Dependency> GetEnumerator() => _dependencies.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
