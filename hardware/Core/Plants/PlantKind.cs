using System;
using System.Collections.Generic;

namespace MbRlRobot.Plants;

/// <summary>A kind of plant, as the catalogue lists it.</summary>
/// <param name="Name">Its name in <c>io.plant.kind</c>.</param>
/// <param name="Summary">What it is, in a line.</param>
/// <param name="Channels">The state vector, [channels].</param>
/// <param name="Actions">The action vector, [actions].</param>
/// <param name="Physics">The constants that may be changed.</param>
/// <param name="Create">Makes a plant with the given constants.</param>
public sealed record PlantKind(
    string Name,
    string Summary,
    IReadOnlyList<PlantChannel> Channels,
    IReadOnlyList<PlantAction> Actions,
    IReadOnlyList<PhysicsKey> Physics,
    Func<PlantPhysics, IPlant> Create)
{
    /// <summary>Makes a plant of this kind.</summary>
    /// <param name="changed">Constants that differ from the plant's own, by key; null for none.</param>
    /// <returns>The plant.</returns>
    /// <exception cref="ArgumentException">A value has no key, or is outside what the key allows.</exception>
    public IPlant With(IReadOnlyDictionary<string, double>? changed = null) => Create(new PlantPhysics(Physics, changed));
}
