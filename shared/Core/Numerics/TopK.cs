using System;

namespace MbRlRobot.Numerics;

/// <summary>The best few of many: without allocating, and in one order only, whatever the ties.</summary>
public static class TopK
{
    /// <summary>
    /// Finds the largest values: the larger first, of equal ones the earlier first. What is not finite is never chosen.
    /// O(N log K): a heap of the chosen, the worst of them at its root.
    /// </summary>
    /// <param name="values">The values to choose from: [N].</param>
    /// <param name="indices">Receives where the chosen stand, the best first: [K].</param>
    /// <returns>How many were chosen: K, or the finite values where there are fewer.</returns>
    public static int Select(ReadOnlySpan<float> values, Span<int> indices)
    {
        int count = 0;
        for (int index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite(values[index]))
            {
                continue;
            }

            if (count < indices.Length)
            {
                indices[count++] = index;
                RaiseWorst(values, indices[..count]);
            }
            else if (count > 0 && values[index] > values[indices[0]])
            {
                indices[0] = index;
                SinkRoot(values, indices);
            }
        }

        Order(values, indices[..count]);
        return count;
    }

    private static void RaiseWorst(ReadOnlySpan<float> values, Span<int> heap)
    {
        int child = heap.Length - 1;
        while (child > 0 && IsWorse(values, heap[child], heap[(child - 1) / 2]))
        {
            int parent = (child - 1) / 2;
            (heap[child], heap[parent]) = (heap[parent], heap[child]);
            child = parent;
        }
    }

    private static void SinkRoot(ReadOnlySpan<float> values, Span<int> heap)
    {
        int parent = 0;
        while ((2 * parent) + 1 < heap.Length)
        {
            int child = (2 * parent) + 1;
            child += child + 1 < heap.Length && IsWorse(values, heap[child + 1], heap[child]) ? 1 : 0;
            if (!IsWorse(values, heap[child], heap[parent]))
            {
                return;
            }

            (heap[child], heap[parent]) = (heap[parent], heap[child]);
            parent = child;
        }
    }

    private static void Order(ReadOnlySpan<float> values, Span<int> heap)
    {
        for (int last = heap.Length - 1; last > 0; last--)
        {
            (heap[0], heap[last]) = (heap[last], heap[0]);
            SinkRoot(values, heap[..last]);
        }
    }

    private static bool IsWorse(ReadOnlySpan<float> values, int left, int right) =>
        values[left] < values[right] || (values[left] == values[right] && left > right);
}
