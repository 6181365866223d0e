import { fromArray } from '@/tensor';
import { lloyd } from '@/tensor/kmeans';
import { pca } from '@/tensor/pca';
import { testFamily } from './records';

testFamily(
  'retrieval_vector',
  {
    kmeans: ({ X, init_centroids }) => {
      const assignments = [...lloyd(X, init_centroids)];
      const last = assignments.at(-1)!;
      const inertias = assignments.map(({ inertia }) => inertia);
      return {
        labels: fromArray(last.labels, [last.labels.length]),
        centroids: last.centroids,
        inertia: fromArray([last.inertia], []),
        inertia_per_assignment: fromArray(inertias, [inertias.length]),
        centroids_after_iter1: assignments[1].centroids,
        updates: fromArray([assignments.length - 1], []),
      };
    },
    pca: ({ X }, { k }, { outputs }) => {
      const { mean, components, explainedVariance, explainedVarianceRatio, projected } = pca(X, k as number);
      // scikit-learn chooses other signs: each row is ours or its negative
      const theirs = fromArray(outputs.components_sklearn.data.map(Number), components.shape);
      const flips = components.mul(theirs).sum(1, true).sign(); // [k, 1]
      const rebuilt = projected.matmul(components).add(mean);
      return {
        mean,
        components_maxabs_positive: components,
        components_sklearn: components.mul(flips),
        explained_variance: explainedVariance,
        explained_variance_ratio: explainedVarianceRatio,
        projected_maxabs_positive: projected,
        projected_sklearn: projected.mul(flips.T),
        reconstruction_mse: rebuilt.mse(X),
      };
    },
  },
  ['kmeans', 'pca'],
);
